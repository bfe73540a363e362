import type { Issue } from '../../issue.ts'
import { momentIn, momentOf } from '../../rules/zones.ts'
import { plainWriting } from '../text-value.ts'
import { type Clock, readClock, clockText } from './clock.ts'
import { readDay } from './date.ts'
import type { ReadingHints } from './hints.ts'

/** A moment that text was read as, on the wire; or why it was not. */
type ReadMoment = { readonly value: string } | { readonly issue: Omit<Issue, 'path'> }

/**
 * Reads a day with a time of day before or behind it: `21/11/2026 16:30`, `16h30 21/11/2026`, `2026年11月21日 下午4:30`,
 * `2026-11-21T16:30:00+07:00`. A day alone is its midnight; a time without an offset is meant in `zone`.
 */
export function readMoment(text: string, zone: string, hints: ReadingHints = {}): ReadMoment {
  if (text.length > 80) return notADatetime
  const { day, clock } = splitClock(plainWriting(text))
  const read = readDay(day, hints)
  if ('issue' in read) {
    return read.issue.code === 'ambiguous-date' ? { issue: { code: 'ambiguous-date', params: { text } } } : notADatetime
  }
  const value = clock && momentOfClock(read.value, clock, zone)
  return value ? { value } : notADatetime
}

const notADatetime: ReadMoment = { issue: { code: 'not-a-datetime' } }

const midnight: Clock = { time: '00:00:00.000', offset: undefined }

/** The day's text alone and the clock beside it; no clock when one is written that cannot be. */
function splitClock(text: string): { day: string; clock: Clock | undefined } {
  const found = clockText.exec(text)
  if (!found) return { day: text, clock: midnight }
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + found[0].length)
  const clock = before === '' || after === '' ? readClock(found) : undefined
  return { day: before === '' ? after.replace(/^[ ,]+/, '') : before.replace(/[ ,T]+$/, ''), clock }
}

function momentOfClock(day: string, { time, offset }: Clock, zone: string): string | null {
  if (offset !== undefined) return momentOf(Date.parse(`${day}T${time}${offset}`))
  const hourAndMinute = momentIn(zone, day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)))
  return hourAndMinute && hourAndMinute.slice(0, 17) + time.slice(6) + 'Z'
}
