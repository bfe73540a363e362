import { isDate } from './dates.ts'
import { momentOf } from './zones.ts'

/** A moment with its offset as the wire has it: UTC with milliseconds; undefined for anything else. */
export function wireMoment(json: unknown): string | undefined {
  const match = typeof json === 'string' ? momentPattern.exec(json) : undefined
  const [text, date = '', clock = ''] = match ?? []
  if (text === undefined || !isDate(date) || wireClock(clock) === undefined) return undefined
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? undefined : (momentOf(instant) ?? undefined)
}

const momentPattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** A time of day as the wire has it, `09:30:00`; undefined for anything else. */
export function wireClock(json: unknown): string | undefined {
  const [, hourAndMinute, seconds = ':00'] = (typeof json === 'string' && clockPattern.exec(json)) || []
  return hourAndMinute === undefined ? undefined : hourAndMinute + seconds
}

const clockPattern = /^((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?$/
