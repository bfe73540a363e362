import { addMonths, dateOfDay, dayNumber, type DateText, partsOf, weekdayOf } from './dates.ts'

/** What a period of the calendar is made of. Quarters and fiscal years begin with the month in which the fiscal year does. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscal_year'

/** A period beside today: so many units after the one that today is in, or so many days up to or from today. */
export type Period =
  | { readonly unit: PeriodUnit; readonly offset: number }
  | { readonly unit: 'days'; readonly from: number; readonly to: number }

/** How the workspace's calendar is divided. */
export interface PeriodCalendar {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number
  /** 1..12 */
  readonly fiscalYearStart: number
}

const units: readonly PeriodUnit[] = ['week', 'month', 'quarter', 'year', 'fiscal_year']

const named: ReadonlyMap<string, Period> = new Map<string, Period>([
  ['today', { unit: 'day', offset: 0 }],
  ['yesterday', { unit: 'day', offset: -1 }],
  ['tomorrow', { unit: 'day', offset: 1 }],
  ...units.flatMap((unit): [string, Period][] => [
    [`this_${unit}`, { unit, offset: 0 }],
    [`last_${unit}`, { unit, offset: -1 }],
    [`next_${unit}`, { unit, offset: 1 }],
  ]),
])

/** Periods that lists offer. Of days any number up to {@link mostDays} may be named. */
export const periodNames: readonly string[] = [
  ...named.keys(), 'last_7_days', 'last_30_days', 'last_90_days', 'last_365_days', 'next_7_days', 'next_30_days', 'next_90_days',
]

const mostDays = 3_660

/** The period of a name; undefined when there is none. `last_30_days` ends with today, `next_30_days` begins with it. */
export function periodNamed(name: string): Period | undefined {
  const period = named.get(name)
  if (period) return period
  const [, direction, digits] = /^(last|next)_([1-9]\d{0,3})_days$/.exec(name) ?? []
  const days = Number(digits)
  if (!direction || days > mostDays) return undefined
  return direction === 'last' ? { unit: 'days', from: 1 - days, to: 0 } : { unit: 'days', from: 0, to: days - 1 }
}

interface Days {
  readonly first: DateText | null
  readonly last: DateText | null
}

/** The first and the last day of a period on a day; null where the calendar ends before. */
export function daysOf(period: Period, today: DateText, calendar: PeriodCalendar): Days {
  const day = dayNumber(today)
  if (period.unit === 'days') return { first: dateOfDay(day + period.from), last: dateOfDay(day + period.to) }
  if (period.unit === 'day') return daysFrom(day + period.offset, 1)
  if (period.unit === 'week') return daysFrom(day - daysIntoWeek(today, calendar) + period.offset * 7, 7)
  const months = monthsOf[period.unit]
  const start = addMonths(`${today.slice(0, 8)}01`, period.offset * months - monthsInto(period.unit, today, calendar))
  const end = start && addMonths(start, months)
  return { first: start, last: end && dateOfDay(dayNumber(end) - 1) }
}

const daysFrom = (first: number, count: number): Days => ({ first: dateOfDay(first), last: dateOfDay(first + count - 1) })

const daysIntoWeek = (today: DateText, { weekStart }: PeriodCalendar): number => (weekdayOf(today) - weekStart + 7) % 7

/** How many months the units that begin with a month have. */
export const monthsOf = { month: 1, quarter: 3, year: 12, fiscal_year: 12 } as const

/** Month in which periods of a unit are counted from. */
export const firstMonth = (unit: keyof typeof monthsOf, { fiscalYearStart }: PeriodCalendar): number => (unit === 'year' ? 1 : fiscalYearStart)

/** Months that have passed since the period of the day began. */
const monthsInto = (unit: keyof typeof monthsOf, today: DateText, calendar: PeriodCalendar): number =>
  (partsOf(today).month - firstMonth(unit, calendar) + 12) % monthsOf[unit]
