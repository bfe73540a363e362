import { equals } from './equality.ts'
import { label, type Operator, phrase } from './operator.ts'
import { comparable } from './parameters.ts'

export const notEqual: Operator = {
  group: 'comparison',
  parameters: [comparable('left', { same: true }), comparable('right', { same: true })],
  result: { type: 'boolean' },
  meaning: equals(true),
  binding: 3,
  wording: {
    label: label('is not', 'không phải là', '不等于'),
    words: phrase('{0} is not {1}', '{0} không phải là {1}', '{0} 不等于 {1}'),
  },
  samples: [
    { args: ['a', 'a'], gives: false },
    { args: [1, 2], gives: true },
    { args: ['', null], gives: false },
    { args: ['a', null], gives: true },
  ],
}
