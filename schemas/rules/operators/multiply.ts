import { numberTypeOf } from '../numbers.ts'
import { multiply, sizeOfProduct, together } from './arithmetic.ts'
import { label, type Operator, phrase } from './operator.ts'
import { number } from './parameters.ts'

export const times: Operator = {
  group: 'numbers',
  parameters: [number('number', { repeats: true })],
  result: numberTypeOf,
  meaning: together(multiply),
  size: sizeOfProduct,
  binding: 1,
  wording: { label: label('times', 'nhân', '乘'), words: phrase('{* × }', '{* × }', '{* × }') },
  samples: [
    { args: [3, 2], gives: 6 },
    { args: [1.1, 1.1], gives: '1.21' },
    { args: [-1, 0], gives: 0 },
    { args: [2, null], gives: null },
  ],
}
