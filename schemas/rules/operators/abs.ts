import { absDecimal } from '../decimal.ts'
import { numberTypeOf, type RuleNumber } from '../numbers.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { number } from './parameters.ts'

export const abs: Operator = {
  group: 'numbers',
  parameters: [number('number')],
  result: numberTypeOf,
  meaning: unlessBlank((value: RuleNumber) => (typeof value === 'number' ? Math.abs(value) : absDecimal(value))),
  wording: {
    label: label('without sign', 'giá trị tuyệt đối', '绝对值'),
    words: phrase('{0} without sign', 'giá trị tuyệt đối của {0}', '{0} 的绝对值'),
  },
  samples: [
    { args: [-5], gives: 5 },
    { args: [-0.5], gives: '0.5' },
    { args: [null], gives: null },
  ],
}
