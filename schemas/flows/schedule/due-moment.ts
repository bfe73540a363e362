import { type DateText, dateOfDay, dayNumber } from '../../rules/dates.ts'
import { clockIn, dateIn, momentIn, momentOf } from '../../rules/zones.ts'

/** How far from a date something is due: days and hours after it, before it where negative, at a time of that day. */
export interface DateOffset {
  readonly days?: number | undefined
  readonly hours?: number | undefined
  /** `09:00` on the clocks of the zone. */
  readonly at?: string | undefined
}

/** When a day is due where nobody has said at what time. */
const morning = '09:00'

const hour = 3_600_000

/** The moment, UTC with milliseconds, that lies so far from a date or a moment; null outside the years 1..9999. */
export function dueMoment({ days = 0, hours = 0, at }: DateOffset, value: string, zone: string): string | null {
  const isDate = value.length === 'yyyy-mm-dd'.length
  const base = isDate ? onDay(value, { days, at: at ?? morning }, zone) : value
  if (base === null) return null
  const moved = momentOf(Date.parse(base) + hours * hour)
  if (isDate || moved === null || (days === 0 && at === undefined)) return moved
  const date = dateIn(zone, moved)
  return date === null ? null : onDay(date, { days, at: at ?? clockIn(zone, moved) }, zone)
}

function onDay(date: DateText, { days, at }: { readonly days: number; readonly at: string }, zone: string): string | null {
  const day = dateOfDay(dayNumber(date) + days)
  return day === null ? null : momentIn(zone, day, Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5)))
}
