import { dateOfDay, dayNumber, type DateText, pad } from './dates.ts'

/** A moment as text: `2026-11-21T09:30:00.000Z`, always UTC with milliseconds, from year 1 to 9999. */
type MomentText = string

const second = 1_000
const minute = 60 * second
const day = 24 * 60 * minute

/** The date that calendars in the zone (IANA name) show at the moment; null outside the years 1..9999. */
export const dateIn = (zone: string, moment: MomentText): DateText | null => dateOfDay(Math.floor(localTime(zone, moment) / day))

/** What clocks in the zone show at the moment: `18:30:00`. */
export function clockIn(zone: string, moment: MomentText): string {
  const local = localTime(zone, moment)
  const seconds = Math.floor((local - Math.floor(local / day) * day) / second)
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}

/**
 * The moment at which calendars and clocks in the zone show the date and the minute of the day.
 * A time that clocks skip is read with the offset before the change, a time that they show twice with the one after it:
 * so does Postgres. Null outside the years 1..9999.
 */
export function momentIn(zone: string, date: DateText, minutes: number): MomentText | null {
  const local = dayNumber(date) * day + minutes * minute
  const before = offsetAt(zone, local - day)
  const after = offsetAt(zone, local + day)
  const fitsAfter = offsetAt(zone, local - after) === after
  return momentOf(local - (fitsAfter ? after : before))
}

/** The moment so many milliseconds after 1970; null outside the years 1..9999. */
export function momentOf(instant: number): MomentText | null {
  const text = new Date(instant).toISOString()
  return text.length === 24 && text >= firstMoment ? text : null
}

const firstMoment = '0001-01-01T00:00:00.000Z'

/** Milliseconds since 1970-01-01 00:00 on the clocks of the zone. */
function localTime(zone: string, moment: MomentText): number {
  const instant = Date.parse(moment)
  return instant + offsetAt(zone, instant)
}

/** How far the zone's clocks are ahead of UTC at the instant, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  const known = knownOffsets(zone)
  const from = Math.floor(instant / span)
  const offset = known.get(from)
  if (offset === 'changes') return readOffset(zone, instant)
  if (offset !== undefined) return offset
  const first = readOffset(zone, from * span)
  const last = readOffset(zone, (from + 1) * span - 1)
  if (known.size >= 20_000) known.clear()
  known.set(from, first === last ? first : 'changes')
  return first === last ? first : readOffset(zone, instant)
}

// Asking Intl costs microseconds. Offsets are kept by quarters of an hour; one in which the offset changes is marked.
const span = 15 * minute
const offsets = new Map<string, Map<number, number | 'changes'>>()

function knownOffsets(zone: string): Map<number, number | 'changes'> {
  const known = offsets.get(zone)
  if (known) return known
  const fresh = new Map<number, number | 'changes'>()
  offsets.set(zone, fresh)
  return fresh
}

function readOffset(zone: string, instant: number): number {
  const name = formatOf(zone).formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes = '0', seconds = '0'] = offsetPattern.exec(name) ?? []
  if (hours === undefined) return 0
  const ahead = Number(hours) * 60 * minute + Number(minutes) * minute + Number(seconds) * second
  return sign === '-' ? -ahead : ahead
}

const offsetPattern = /^GMT([+-])(\d{1,2}):?(\d{2})?:?(\d{2})?$/

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  return format
}
