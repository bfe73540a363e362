import { extreme } from './extreme.ts'
import { label, type Operator, phrase } from './operator.ts'
import { measured } from './parameters.ts'

export const max: Operator = {
  group: 'numbers',
  parameters: [measured('value', { same: true, repeats: true })],
  result: 'same',
  meaning: extreme((order) => order > 0),
  wording: {
    label: label('greatest of', 'lớn nhất trong', '最大值'),
    words: phrase('the greatest of {*, }', 'giá trị lớn nhất trong {*, }', '{*、} 中的最大值'),
  },
  samples: [
    { args: [3, 1, 2], gives: 3 },
    { args: [null, 3], gives: null },
    { args: [-1], gives: -1 },
  ],
}
