import { divideDecimals, quotientScale } from '../decimal.ts'
import { asDecimal, type RuleNumber } from '../numbers.ts'
import { unlessBlank } from './meaning.ts'
import { label, type NumberSize, type Operator, phrase } from './operator.ts'
import { number } from './parameters.ts'

/** The quotient with 20 decimals, rounded half away from zero; blank when divided by zero. */
export const divide: Operator = {
  group: 'numbers',
  parameters: [number('number'), number('by')],
  result: { type: 'decimal' },
  meaning: unlessBlank((a: RuleNumber, b: RuleNumber) => divideDecimals(asDecimal(a), asDecimal(b)) ?? null),
  size: ([a = none, b = none]) => ({ whole: a.whole + b.scale + 1, scale: quotientScale }),
  binding: 1,
  wording: { label: label('divided by', 'chia', '除以'), words: phrase('{0} ÷ {1}', '{0} ÷ {1}', '{0} ÷ {1}') },
  samples: [
    { args: [4, 2], gives: '2' },
    { args: [2, 3], gives: '0.66666666666666666667' },
    { args: [-2, 3], gives: '-0.66666666666666666667' },
    { args: [1, 0], gives: null },
    { args: [null, 2], gives: null },
  ],
}

const none: NumberSize = { whole: 0, scale: 0 }
