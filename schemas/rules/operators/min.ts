import { extreme } from './extreme.ts'
import { label, type Operator, phrase } from './operator.ts'
import { measured } from './parameters.ts'

export const min: Operator = {
  group: 'numbers',
  parameters: [measured('value', { same: true, repeats: true })],
  result: 'same',
  meaning: extreme((order) => order < 0),
  wording: {
    label: label('least of', 'nhỏ nhất trong', '最小值'),
    words: phrase('the least of {*, }', 'giá trị nhỏ nhất trong {*, }', '{*、} 中的最小值'),
  },
  samples: [
    { args: [3, 1, 2], gives: 1 },
    { args: [3, null], gives: null },
    { args: [0.5], gives: '0.5' },
    { args: [1, 0.5], gives: '0.5' },
  ],
}
