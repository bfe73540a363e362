import { isDate, pad } from '../dates.ts'

/** A date or time that stands without quotes, and how a formula writes it, where that is clear. */
interface UnquotedDate {
  readonly length: number
  readonly instead: string | undefined
}

/**
 * The date or time that begins at a place, in the forms that people type: `2026-11-21`, `2026/11/21`, `21.11.2026`,
 * `2026年11月21日`, with a time behind it or a time alone. Written so, without blanks, nobody means a subtraction.
 */
export function unquotedDateAt(text: string, from: number, to: number): UnquotedDate | undefined {
  // Most numbers are none; a text may hold 30,000 of them.
  if (!beginsDate.test(text.slice(from, to + 1))) return undefined
  for (const { pattern, instead } of forms) {
    pattern.lastIndex = from
    const match = pattern.exec(text)
    const written = match && instead(match.map((group) => group ?? ''))
    if (written) return { length: match[0].length, instead: written.instead }
  }
  return undefined
}

const beginsDate = /^\d{1,4}[-–−/:.年]/u

interface Form {
  readonly pattern: RegExp
  /** Undefined where the figures are no date. */
  instead(figures: readonly string[]): Pick<UnquotedDate, 'instead'> | undefined
}

const year = '((?:19|20|21)\\d\\d)'
const between = '([-–−/.])'
const clock = '(?:[T ]+(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(\\.\\d{1,3})?)?(Z)?)?'
const end = '(?![\\p{L}\\p{N}_:])'

const forms: readonly Form[] = [
  { pattern: new RegExp(`${year}${between}(\\d{1,2})\\2(\\d{1,2})${clock}${end}`, 'uy'), instead: ([, y, , m, d, ...time]) => moment(dateOf(y, m, d), time) },
  { pattern: new RegExp(`${year}年(\\d{1,2})月(\\d{1,2})日?${clock}${end}`, 'uy'), instead: ([, y, m, d, ...time]) => moment(dateOf(y, m, d), time) },
  { pattern: new RegExp(`(\\d{1,2})${between}(\\d{1,2})\\2${year}${clock}${end}`, 'uy'), instead: ([, a, sign, b, y, ...time]) => inSomeOrder({ a, b, y, sign }, time) },
  { pattern: new RegExp(`(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(\\.\\d{1,3})?)?${end}`, 'uy'), instead: ([, ...time]) => timeAlone(time) },
]

function dateOf(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${pad(Number(month))}-${pad(Number(day))}`
  return isDate(date) ? date : undefined
}

/** `21/11/2026` or `11/21/2026`; where both are dates and differ, nobody knows which is meant. Points stand behind days. */
function inSomeOrder({ a, b, y, sign }: Readonly<Record<'a' | 'b' | 'y' | 'sign', string | undefined>>, time: readonly string[]) {
  const dates = [dateOf(y, b, a), sign === '.' ? undefined : dateOf(y, a, b)].filter((date) => date !== undefined)
  const [date, other = date] = dates
  return date !== undefined && date !== other ? { instead: undefined } : moment(date, time)
}

/** A date in quotes; with a time it is a moment, in the workspace's zone where it names none. */
function moment(date: string | undefined, [hour = '', minute = '', second = '', fraction = '', utc = '']: readonly string[]) {
  if (date === undefined) return undefined
  if (hour === '') return { instead: `"${date}"` }
  if (!isClock(hour, minute, second)) return undefined
  const seconds = `${pad(Number(second))}.${fraction.slice(1).padEnd(3, '0')}`
  return { instead: utc === '' ? `datetime("${date}", ${Number(hour)}, ${Number(minute)})` : `"${date}T${pad(Number(hour))}:${minute}:${seconds}Z"` }
}

const timeAlone = ([hour = '', minute = '', second = '']: readonly string[]) =>
  isClock(hour, minute, second) ? { instead: `"${pad(Number(hour))}:${minute}:${pad(Number(second))}"` } : undefined

const isClock = (hour: string, minute: string, second: string): boolean => Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
