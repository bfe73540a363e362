import { equals } from './equality.ts'
import { label, type Operator, phrase } from './operator.ts'
import { comparable } from './parameters.ts'

export const equal: Operator = {
  group: 'comparison',
  parameters: [comparable('left', { same: true }), comparable('right', { same: true })],
  result: { type: 'boolean' },
  meaning: equals(false),
  binding: 3,
  wording: { label: label('is', 'là', '等于'), words: phrase('{0} is {1}', '{0} là {1}', '{0} 等于 {1}') },
  samples: [
    { args: ['a', 'a'], gives: true },
    { args: ['a', 'A'], gives: false },
    { args: [1.5, '1.50'], gives: true },
    { args: ['', null], gives: true },
    { args: [null, 0], gives: false },
    { args: [null, false], gives: false },
    { args: ['e\u0301', '\u00e9'], gives: true },
  ],
}
