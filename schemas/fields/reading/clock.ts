import { pad } from '../../rules/dates.ts'
import { plainWriting } from '../text-value.ts'

/** A time of day, `16:30:00.000`, and the offset from UTC (`+07:00`, `Z`) where one is written. */
export interface Clock {
  readonly time: string
  readonly offset: string | undefined
}

/** The text of a time of day somewhere in a longer text: `16:30`, `9h30`, `下午4:30`, `4:30 PM`, `09:30:00.5+07:00`. */
export const clockText = new RegExp(
  [
    '(?:(?<half>上午|中午|下午|晚上) ?)?',
    '(?<hour>\\d{1,2})(?:(?::|时|点)(?<minute>\\d{2})|(?:时|点)|(?: ?giờ|h)(?: ?(?<minuteAfterWord>\\d{2})(?![\\d/.-]))?)',
    '(?:(?::|分)(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?(?:分|秒| ?phút)?',
    '(?: ?(?<halfBehind>am|pm|sa|ch)\\b)?',
    '(?: ?(?<offset>z|utc|[+-](?:0\\d|1[0-4]):?[0-5]\\d))?',
  ].join(''),
  'iu',
)

/** A text that is a time of day and nothing else, as `16:30:00`; fractions of a second are left out. */
export function readTime(text: string): string | undefined {
  const plain = plainWriting(text)
  const found = plain.length > 40 ? null : clockText.exec(plain)
  if (!found || found[0] !== plain) return undefined
  const clock = readClock(found)
  return clock?.offset === undefined ? clock?.time.slice(0, 8) : undefined
}

/** The time of day in what {@link clockText} found; undefined when no clock shows it. */
export function readClock({ groups = {} }: RegExpExecArray): Clock | undefined {
  const { hour = '', minute, minuteAfterWord, second = '0', fraction = '', half, halfBehind, offset } = groups
  const hours = hourOf(Number(hour), (half ?? halfBehind)?.toLowerCase())
  const minutes = Number(minute ?? minuteAfterWord ?? '0')
  if (hours === undefined || minutes > 59 || Number(second) > 59) return undefined
  const time = `${pad(hours)}:${pad(minutes)}:${pad(Number(second))}.${fraction.slice(0, 3).padEnd(3, '0')}`
  return { time, offset: offset && offsetOf(offset.toUpperCase()) }
}

const beforeNoon = ['am', 'sa', '上午']

/** The hour of 24 that an hour of a half of the day is. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined || hour > 12) return hour > 23 || (half && beforeNoon.includes(half)) ? undefined : hour
  if (hour === 0 && half !== '上午' && half !== '中午') return undefined
  return (hour % 12) + (beforeNoon.includes(half) ? 0 : 12)
}

const offsetOf = (written: string): string =>
  written === 'Z' || written === 'UTC' ? 'Z' : `${written.slice(0, 3)}:${written.slice(-2)}`
