import { ceilDecimal } from '../decimal.ts'
import type { RuleNumber } from '../numbers.ts'
import { sizeOfRounded } from './arithmetic.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { number } from './parameters.ts'

export const ceil: Operator = {
  group: 'numbers',
  parameters: [number('number')],
  result: { type: 'integer' },
  meaning: unlessBlank((value: RuleNumber) => (typeof value === 'number' ? value : ceilDecimal(value))),
  size: sizeOfRounded,
  wording: {
    label: label('rounded up', 'làm tròn lên', '向上取整'),
    words: phrase('{0} rounded up', '{0} làm tròn lên', '{0} 向上取整'),
  },
  samples: [
    { args: [2.1], gives: 3 },
    { args: [-2.1], gives: -2 },
    { args: [-0.5], gives: 0 },
    { args: [null], gives: null },
  ],
}
