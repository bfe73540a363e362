import type { ParsedValue } from '../field-type.ts'
import { plainWriting } from '../text-value.ts'

/** What a number without a unit is of. */
type Unit = keyof typeof secondsOf

const secondsOf = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const

/** The unit below each: `1h30` is an hour and thirty minutes. */
const below: Readonly<Record<Unit, Unit | undefined>> = { days: 'hours', hours: 'minutes', minutes: 'seconds', seconds: undefined }

/**
 * Reads `1:30` and `1:30:05` as hours, minutes and seconds, `90m`, `1h30`, `1h 30m`, `1.5 hours`, `2 ngày 3 giờ`, `1小时30分`
 * and ISO 8601's `PT1H30M`; a number alone is of `unit`. Gives whole seconds.
 */
export function readDuration(text: string, { unit }: { unit: Unit }): ParsedValue {
  const plain = plainWriting(text).toLowerCase()
  const seconds = plain.length > 60 ? undefined : (byColons(plain) ?? byUnits(plain, unit))
  return seconds !== undefined && Number.isSafeInteger(seconds) ? { value: seconds } : { issue: { code: 'not-a-duration' } }
}

/** Whether a text names the unit of each number. */
export const saysItsUnit = (text: string): boolean => /^(p(?=.*\d)|\d+([.,]\d+)?\s*\p{L})/iu.test(plainWriting(text))

function byColons(text: string): number | undefined {
  const [, hours, minutes = '0', seconds = '0'] = /^(\d{1,9}):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? []
  return hours === undefined ? undefined : Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
}

const part = /^(\d{1,16}(?:[.,]\d{1,2})?)(?!\d|[.,]\d) ?(\p{L}*) ?/u

/** Every part smaller than the one before; only the last may leave its unit out. */
function byUnits(text: string, unit: Unit): number | undefined {
  let rest = text.replace(/^p(?=t?\d)/, '').replace(/(^|d)t(?=\d)/, '$1')
  let total = 0
  let last: Unit | undefined
  while (rest !== '') {
    const [whole = '', figures = '', word = ''] = part.exec(rest) ?? []
    const named: Unit | undefined = word === '' ? (last ? below[last] : unit) : units.get(word)
    rest = rest.slice(whole.length)
    const isSmaller = named !== undefined && (last === undefined || secondsOf[named] < secondsOf[last])
    if (whole === '' || !isSmaller || (word === '' && rest !== '')) return undefined
    total += Math.round(Number(figures.replace(',', '.')) * secondsOf[named])
    last = named
  }
  return last && total
}

const units: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    days: 'd day days ngày 天 日',
    hours: 'h hr hrs hour hours g giờ tiếng 小时 时 个小时',
    minutes: 'm min mins minute minutes p ph phút 分 分钟',
    seconds: 's sec secs second seconds giây 秒 秒钟',
  }).flatMap(([unit, words]) => words.split(' ').map((word): [string, Unit] => [word, unit as Unit])),
)
