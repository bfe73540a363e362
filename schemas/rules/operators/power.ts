import { canonicalDecimal, type Decimal, divideDecimals, quotientScale, raiseDecimal } from '../decimal.ts'
import { asDecimal, numberTypeOf, type RuleNumber } from '../numbers.ts'
import type { RuleType } from '../rule-type.ts'
import type { RuleTree } from '../tree.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { integer, number } from './parameters.ts'

/** Exponents go from -100 to 100. */
export const mostExponent = 100

/** Digits before or after the point of a power: as many as a quotient has in the highest one, as compound interest needs. */
export const powerDigits = quotientScale * mostExponent

/**
 * The number multiplied with itself, exactly; for a negative exponent 1 divided by that, with the 20 decimals of `/`.
 * Blank beyond the exponents -100 to 100, where the power has more than 2,000 digits before or after the point,
 * and for zero with a negative exponent. The exponent 0 gives 1.
 */
export const power: Operator = {
  group: 'numbers',
  parameters: [number('number'), integer('exponent')],
  result: typeOfPower,
  meaning: unlessBlank((base: RuleNumber, exponent: RuleNumber) => powerOf(canonicalDecimal(asDecimal(base)), Number(exponent)) ?? null),
  // The inverse of the smallest power has a digit more before the point.
  size: () => ({ whole: powerDigits + 1, scale: powerDigits }),
  wording: {
    label: label('to the power of', 'lũy thừa', '次方'),
    words: phrase('{0} to the power of {1}', '{0} lũy thừa {1}', '{0} 的 {1} 次方'),
  },
  binding: 1,
  samples: [
    { args: [2, 10], gives: 1024 },
    { args: [-3, 3], gives: -27 },
    { args: [1.005, 12], gives: '1.061677811864499568789707617431640625' },
    { args: [2, -2], gives: '0.25' },
    { args: [-3, -1], gives: '-0.33333333333333333333' },
    { args: [{ decimal: '0.50' }, 2], gives: '0.25' },
    { args: [0, 0], gives: 1 },
    { args: [0, -1], gives: null },
    { args: [{ decimal: '1.0' }, 100], gives: '1' },
    { args: [1, 101], gives: null },
    { args: [1, -101], gives: null },
    { args: [{ '/': [-1, 3] }, 1], gives: '-0.33333333333333333333' },
    { args: [{ decimal: '9'.repeat(20) }, 100], gives: String(BigInt('9'.repeat(20)) ** 100n) },
    { args: [{ decimal: '9'.repeat(21) }, 100], gives: null },
    { args: [{ decimal: `1${'0'.repeat(20)}` }, 100], gives: null },
    { args: [{ decimal: `0.${'0'.repeat(19)}1` }, 100], gives: `0.${'0'.repeat(1999)}1` },
    { args: [{ decimal: `0.${'0'.repeat(19)}1` }, -100], gives: `1${'0'.repeat(2000)}` },
    { args: [{ decimal: `0.${'0'.repeat(20)}1` }, 100], gives: null },
    { args: [null, 2], gives: null },
  ],
}

/** A whole number stays whole where the exponent is known not to be negative. */
function typeOfPower([base, exponent]: readonly RuleTree[]): RuleType {
  const isWhole = exponent?.kind === 'literal' && exponent.value !== null && Number(exponent.value) >= 0
  return base && isWhole ? numberTypeOf([base]) : { type: 'decimal' }
}

function powerOf(base: Decimal, exponent: number): Decimal | undefined {
  const times = Math.abs(exponent)
  if (times > mostExponent || isTooLong(base, times)) return undefined
  const result = raiseDecimal(base, times)
  if (wholeDigits(result) > powerDigits) return undefined
  return exponent < 0 ? divideDecimals('1', result) : result
}

/** Whether so many factors surely have too many digits, known before anything is multiplied. */
function isTooLong(base: Decimal, times: number): boolean {
  const point = base.indexOf('.')
  const scale = point < 0 ? 0 : base.length - point - 1
  return scale * times > powerDigits || (wholeDigits(base) - 1) * times >= powerDigits
}

const wholeDigits = (value: Decimal): number => (value.split('.', 1)[0] ?? '').replace('-', '').length
