import type { Json } from '../../pointer.ts'
import { decimalOfNumber, parseDecimal } from '../decimal.ts'
import { isImprecise } from '../literal.ts'
import type { Span } from './formula.ts'

/** What a number in a formula looks like: digits, a point and digits, an exponent. */
export const numberPattern = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

/** A number as a rule stores it: a JSON number where that is exact, else `{"decimal": "…"}`. */
export function storedNumber(text: string): Json {
  const number = Number(text)
  if (String(number) === text && !isImprecise(number)) return number
  const isExact = !isImprecise(number) && decimalOfNumber(number) === parseDecimal(text)
  // JSON has a minus zero, the language has none.
  return isExact && Number.isFinite(number) ? number + 0 : { decimal: text }
}

/** What `1.000` means and what is written where a thousand was meant; undefined for numbers that nobody mistakes. */
export function mistakableNumber(text: string): { readonly value: string; readonly instead: string } | undefined {
  if (!/^[1-9]\d{0,2}\.\d{3}$/.test(text)) return undefined
  return { value: String(Number(text)), instead: text.replace('.', '') }
}

/** A number that was written with a comma, or with points between its groups, and how a formula writes it. */
interface CommaNumber {
  readonly code: 'rule.formula.grouped-number' | 'rule.formula.decimal-comma'
  readonly length: number
  readonly instead: string
}

/**
 * The number with commas, or with several points, that begins with a token of a number. Among arguments and in lists commas separate,
 * so there only what no list of numbers looks like counts: a group that begins with zero, as in `1,000`.
 */
export function commaNumberAt(text: string, { from: at, to }: Span, isListed: boolean): CommaNumber | undefined {
  // Most numbers are none; a text may hold 30,000 of them.
  const mayBeGrouped = text.charAt(to) === ',' && (!isListed || /\d/.test(text.charAt(to + 2)))
  if (!mayBeGrouped && !text.slice(at, to).includes('.')) return undefined
  const points = matchAt(isListed ? /\d{1,3}(?:\.\d{3}){2,12}(?![\w.])/y : pointGroups, text, at)
  if (points !== undefined) return grouped(points, '.')
  const commas = matchAt(/\d{1,3}(?:,\d{3}){1,12}(?:\.\d+)?(?![\w.]|,\d)/y, text, at)
  if (commas !== undefined && (!isListed || /,0\d\d/.test(commas))) return grouped(commas, ',')
  const comma = isListed ? undefined : matchAt(/\d+,\d+(?![\w.,])/y, text, at)
  if (comma === undefined) return undefined
  return { code: 'rule.formula.decimal-comma', length: comma.length, instead: comma.replace(',', '.') }
}

/** `1.000.000`, `1.000,5` and `1.000.000,5` */
const pointGroups = /\d{1,3}(?:(?:\.\d{3}){2,12}(?![\w.,])|(?:\.\d{3}){1,12},\d+(?![\w.,]))/y

const grouped = (written: string, separator: string): CommaNumber => ({
  code: 'rule.formula.grouped-number',
  length: written.length,
  instead: written.replaceAll(separator, '').replace(',', '.'),
})

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
