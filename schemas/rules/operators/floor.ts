import { floorDecimal } from '../decimal.ts'
import type { RuleNumber } from '../numbers.ts'
import { sizeOfRounded } from './arithmetic.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { number } from './parameters.ts'

export const floor: Operator = {
  group: 'numbers',
  parameters: [number('number')],
  result: { type: 'integer' },
  meaning: unlessBlank((value: RuleNumber) => (typeof value === 'number' ? value : floorDecimal(value))),
  size: sizeOfRounded,
  wording: {
    label: label('rounded down', 'làm tròn xuống', '向下取整'),
    words: phrase('{0} rounded down', '{0} làm tròn xuống', '{0} 向下取整'),
  },
  samples: [
    { args: [2.5], gives: 2 },
    { args: [-2.5], gives: -3 },
    { args: [7], gives: 7 },
    { args: [null], gives: null },
  ],
}
