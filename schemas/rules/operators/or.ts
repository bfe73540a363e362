import { label, type Operator, phrase } from './operator.ts'
import { boolean } from './parameters.ts'

/** Two-valued: a blank condition counts as false. Stops at the first that holds. */
export const or: Operator = {
  group: 'logic',
  parameters: [boolean('condition', { repeats: true })],
  result: { type: 'boolean' },
  meaning: (args) => (run) => args.some((condition) => condition(run) === true),
  binding: 5,
  wording: {
    label: label('any of', 'thỏa một trong các điều kiện', '满足任一条件'),
    words: phrase('{* or }', '{* hoặc }', '{* 或 }'),
  },
  samples: [
    { args: [false, true], gives: true },
    { args: [false, false], gives: false },
    { args: [null, false], gives: false },
    { args: [false], gives: false },
  ],
}
