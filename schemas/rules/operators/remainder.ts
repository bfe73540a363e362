import { remainderDecimals } from '../decimal.ts'
import { asDecimal, numberTypeOf, type RuleNumber } from '../numbers.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { number } from './parameters.ts'

/** What is left after dividing, with the sign of the first number; blank when divided by zero. */
export const remainder: Operator = {
  group: 'numbers',
  parameters: [number('number'), number('by')],
  result: numberTypeOf,
  meaning: unlessBlank((a: RuleNumber, b: RuleNumber) => remainderDecimals(asDecimal(a), asDecimal(b)) ?? null),
  binding: 1,
  wording: {
    label: label('remainder of', 'số dư', '取余'),
    words: phrase('the remainder of {0} ÷ {1}', 'số dư của {0} ÷ {1}', '{0} ÷ {1} 的余数'),
  },
  samples: [
    { args: [7, 3], gives: 1 },
    { args: [-7, 3], gives: -1 },
    { args: [5.5, 2], gives: '1.5' },
    { args: [1, 0], gives: null },
  ],
}
