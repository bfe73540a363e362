/** A date as text, `2026-11-21`, from year 1 to 9999. Dates have no zone. Reckoned by the proleptic Gregorian calendar. */
export type DateText = string

/** Whether the text is a day of the calendar, written as dates are. */
export function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false
  const { year, month, day } = partsOf(text)
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/

export interface DateParts {
  readonly year: number
  /** 1..12 */
  readonly month: number
  readonly day: number
}

export const partsOf = (date: DateText): DateParts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

/** The date of these parts; null when the calendar has no such day or the year is outside 1..9999. */
export function dateOfParts({ year, month, day }: DateParts): DateText | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

/** Days from 1970-01-01 to the date; algorithm `days_from_civil` of Howard Hinnant. */
export function dayNumber(date: DateText): number {
  const { year, month, day } = partsOf(date)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The date `days` after 1970-01-01; null outside the years 1..9999. Algorithm `civil_from_days` of Howard Hinnant. */
export function dateOfDay(days: number): DateText | null {
  // Sums of days may have more digits than numbers hold, and infinity has no date.
  if (!Number.isFinite(days)) return null
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dateOfParts({ year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 })
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekdayOf = (date: DateText): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** The same day `months` later or, where that month is too short, its last day; null outside the years 1..9999. */
export function addMonths(date: DateText, months: number): DateText | null {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + month - 1 + months
  const later = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
  return dateOfParts({ ...later, day: Math.min(day, daysInMonth(later.year, later.month)) })
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export const pad = (part: number): string => String(part).padStart(2, '0')
