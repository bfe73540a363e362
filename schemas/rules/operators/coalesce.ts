import { label, type Operator, phrase } from './operator.ts'
import { anything } from './parameters.ts'

/** The first value that is not blank. */
export const coalesce: Operator = {
  group: 'blanks',
  parameters: [anything('value', { same: true, repeats: true })],
  result: 'same',
  meaning: (args) => (run) => {
    for (const give of args) {
      const value = give(run)
      if (value !== null) return value
    }
    return null
  },
  wording: {
    label: label('first that is not blank', 'giá trị đầu tiên không trống', '首个非空值'),
    words: phrase('the first of {*, } that is not blank', 'giá trị đầu tiên không trống trong {*, }', '{*、} 中的首个非空值'),
  },
  samples: [
    { args: [null, 'a', 'b'], gives: 'a' },
    { args: ['', 'b'], gives: 'b' },
    { args: [null, ''], gives: null },
    { args: [null, 0], gives: 0 },
  ],
}
