/**
 * An exact decimal as text, as on the wire: an optional minus, digits, optionally a point and digits (`-0.50`).
 * Floats cannot hold 0.10, and sums of money must add up; so numbers stay text and are reckoned with BigInt.
 * Every function here answers in canonical form: no leading or trailing zeros, no minus before zero.
 */
export type Decimal = string

/** Most digits of a decimal that is read from outside, before and after the point together. */
export const maxDecimalDigits = 100

/** Decimals that `/` keeps; further ones are rounded half away from zero. */
export const quotientScale = 20

/**
 * Reads what a person, a file or the wire gives: `7`, `-0.50`, `+1`, `.5`, `1e3`.
 * Undefined for anything else and for more than {@link maxDecimalDigits} digits.
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > 2 * maxDecimalDigits) return undefined
  const match = decimalPattern.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return undefined
  const power = Number(exponent)
  if (Math.abs(power) > maxDecimalDigits) return undefined
  const units = BigInt(`${whole}${fraction}` || '0')
  const read = print({ units: sign === '-' ? -units : units, scale: fraction.length - power })
  return digitsOf(read) > maxDecimalDigits ? undefined : read
}

const decimalPattern = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/

/** The decimal that a JSON number stands for; undefined when it is not finite or too long. */
export const decimalOfNumber = (number: number): Decimal | undefined =>
  Number.isFinite(number) ? parseDecimal(String(number)) : undefined

/** The same number without zeros that say nothing: `1.50` as `1.5`. */
export const canonicalDecimal = (value: Decimal): Decimal => print(scaled(value))

/** With exactly `scale` digits after the point, rounded half away from zero: `formatDecimal('2.5', 2)` is `2.50`. */
export function formatDecimal(value: Decimal, scale: number): string {
  const rounded = roundDecimal(value, scale)
  if (scale <= 0) return rounded
  const point = rounded.indexOf('.')
  const missing = scale - (point < 0 ? 0 : rounded.length - point - 1)
  return `${rounded}${point < 0 ? '.' : ''}${'0'.repeat(missing)}`
}

/** Digits after the point, trailing zeros left out. */
export function decimalScale(value: Decimal): number {
  const text = canonicalDecimal(value)
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  // A double tells any two decimals of up to 15 digits apart, in their order.
  if (a.length <= 15 && b.length <= 15) return Number(a) - Number(b)
  const [left, right] = aligned(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b)
  return print({ units: left + right, scale })
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b)
  return print({ units: left - right, scale })
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const left = scaled(a)
  const right = scaled(b)
  return print({ units: left.units * right.units, scale: left.scale + right.scale })
}

/** So many times 1 multiplied by the value; `times` is a whole number from 0. */
export function raiseDecimal(value: Decimal, times: number): Decimal {
  const { units, scale } = scaled(value)
  return print({ units: units ** BigInt(times), scale: scale * times })
}

/** With {@link quotientScale} decimals, rounded half away from zero; undefined when `b` is zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  const [left, right] = aligned(a, b)
  if (right === 0n) return undefined
  const oneDigitMore = (left * tenTo(quotientScale + 1)) / right
  return print({ units: halfAway(oneDigitMore, 10n), scale: quotientScale })
}

/** What is left of `a` after taking `b` away as often as it fits, with the sign of `a`; undefined when `b` is zero. */
export function remainderDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  const [left, right, scale] = aligned(a, b)
  return right === 0n ? undefined : print({ units: left % right, scale })
}

/** Rounded half away from zero to `scale` digits after the point; a negative scale rounds to tens, hundreds ... */
export function roundDecimal(value: Decimal, scale: number): Decimal {
  const number = scaled(value)
  if (number.scale <= scale) return print(number)
  return print({ units: halfAway(number.units, tenTo(number.scale - scale)), scale })
}

const negateDecimal = (value: Decimal): Decimal => subtractDecimals('0', value)

export const absDecimal = (value: Decimal): Decimal => (value.startsWith('-') ? negateDecimal(value) : canonicalDecimal(value))

/** The greatest whole number that is not above the value. */
export function floorDecimal(value: Decimal): Decimal {
  const { units, scale } = scaled(value)
  const step = tenTo(scale)
  const toZero = units / step
  return print({ units: units < 0n && toZero * step !== units ? toZero - 1n : toZero, scale: 0 })
}

/** The smallest whole number that is not below the value. */
export const ceilDecimal = (value: Decimal): Decimal => negateDecimal(floorDecimal(negateDecimal(value)))

/** `units / 10^scale`. The scale of a result may be negative. */
interface Scaled {
  readonly units: bigint
  readonly scale: number
}

function scaled(value: Decimal): Scaled {
  const point = value.indexOf('.')
  if (point < 0) return { units: BigInt(value), scale: 0 }
  return { units: BigInt(value.slice(0, point) + value.slice(point + 1)), scale: value.length - point - 1 }
}

/** Both as whole numbers of the finer scale. */
function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const left = scaled(a)
  const right = scaled(b)
  const scale = Math.max(left.scale, right.scale)
  return [left.units * tenTo(scale - left.scale), right.units * tenTo(scale - right.scale), scale]
}

function print({ units, scale }: Scaled): Decimal {
  if (scale <= 0) return String(units * tenTo(-scale))
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, -scale)
  let end = digits.length
  while (end > whole.length && digits.charCodeAt(end - 1) === zero) end -= 1
  if (end === whole.length) return whole === '0' ? '0' : sign + whole
  return `${sign}${whole}.${digits.slice(whole.length, end)}`
}

const zero = 48

const digitsOf = (value: Decimal): number => value.length - (value.startsWith('-') ? 1 : 0) - (value.includes('.') ? 1 : 0)

/** `units / step`, rounded half away from zero. */
function halfAway(units: bigint, step: bigint): bigint {
  const half = step / 2n
  return (units < 0n ? units - half : units + half) / step
}

const powers = Array.from({ length: 256 }, (_, power) => 10n ** BigInt(power))

const tenTo = (power: number): bigint => powers[power] ?? 10n ** BigInt(power)
