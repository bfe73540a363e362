/** Days as they stand on the wire: `2026-11-21`. */
export type Day = string

/** Which days a calendar shows together. */
export type Span = 'month' | 'week'

const dayMs = 86_400_000

const momentOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

export const addDays = (day: Day, days: number): Day => new Date(momentOf(day) + days * dayMs).toISOString().slice(0, 10)

export const daysBetween = (from: Day, to: Day): number => Math.round((momentOf(to) - momentOf(from)) / dayMs)

/** The same day so many months away; the last one of a month that is shorter. */
export function addMonths(day: Day, months: number): Day {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + months)
  const month = first.toISOString().slice(0, 7)
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${month}-${String(Math.min(last, Number(day.slice(8)))).padStart(2, '0')}`
}

/** The day before or at `day` on which weeks begin; 1 = Monday … 7 = Sunday. */
export function weekBegin(day: Day, weekStart: number): Day {
  const weekday = new Date(momentOf(day)).getUTCDay() || 7
  return addDays(day, -((weekday - weekStart + 7) % 7))
}

/** The days that are shown around one: its week, or whole weeks around its month. */
export function shownDays(day: Day, span: Span, weekStart: number): readonly Day[] {
  const first = weekBegin(span === 'week' ? day : `${day.slice(0, 7)}-01`, weekStart)
  const count = span === 'week' ? 7 : Math.ceil((daysBetween(first, addMonths(`${day.slice(0, 7)}-01`, 1)) || 7) / 7) * 7
  return Array.from({ length: count }, (_, at) => addDays(first, at))
}

/** The day of a date, or of a moment where it is read. */
export function dayOf(value: string, zone: string): Day {
  return value.length === 10 ? value : wallTime(Date.parse(value), zone).slice(0, 10)
}

/** A date or moment so many days on; a moment keeps its time of day where it is read, over a change of clocks too. */
export function shifted(value: string, days: number, zone: string): string {
  if (value.length === 10) return addDays(value, days)
  const [before, after] = [Date.parse(value), Date.parse(value) + days * dayMs]
  const drift = offset(after, zone) - offset(before, zone)
  return new Date(after - drift).toISOString()
}

const offset = (moment: number, zone: string): number => Date.parse(`${wallTime(moment, zone)}Z`) - Math.floor(moment / 1000) * 1000

/** What clocks show there: `2026-11-21T09:30:00`. */
function wallTime(moment: number, zone: string): string {
  // Sweden writes dates and times like the wire does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(moment).replace(' ', 'T')
}
