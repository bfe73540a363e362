import { numberTypeOf } from '../numbers.ts'
import { add, sizeOfSum, together } from './arithmetic.ts'
import { label, type Operator, phrase } from './operator.ts'
import { number } from './parameters.ts'

export const plus: Operator = {
  group: 'numbers',
  parameters: [number('number', { repeats: true })],
  result: numberTypeOf,
  meaning: together(add),
  size: sizeOfSum,
  binding: 2,
  wording: { label: label('plus', 'cộng', '加'), words: phrase('{* + }', '{* + }', '{* + }') },
  samples: [
    { args: [1, 2], gives: 3 },
    { args: [0.1, 0.2], gives: '0.3' },
    { args: ['3.14'], gives: '3.14' },
    { args: [1, null], gives: null },
    { args: [9007199254740991, 1], gives: null },
    { args: [{ decimal: '99999999999999999999999999999999999999' }, 1], gives: '100000000000000000000000000000000000000' },
  ],
}
