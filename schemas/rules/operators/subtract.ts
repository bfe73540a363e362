import { numberTypeOf, type RuleNumber } from '../numbers.ts'
import { sizeOfSum, subtract } from './arithmetic.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator } from './operator.ts'
import { number } from './parameters.ts'

/** The difference, or of one number its opposite. */
export const minus: Operator = {
  group: 'numbers',
  parameters: [number('number'), number('less', { optional: true })],
  result: numberTypeOf,
  meaning: unlessBlank((a: RuleNumber, b?: RuleNumber) => (b === undefined ? subtract(0, a) : subtract(a, b))),
  size: sizeOfSum,
  binding: 2,
  wording: {
    label: label('minus', 'trừ', '减'),
    words: { en: ['-{0}', '{0} - {1}'], vi: ['-{0}', '{0} - {1}'], 'zh-CN': ['-{0}', '{0} - {1}'] },
  },
  samples: [
    { args: [3, 2], gives: 1 },
    { args: [0.3, 0.1], gives: '0.2' },
    { args: [3], gives: -3 },
    { args: [0], gives: 0 },
    { args: [null], gives: null },
  ],
}
