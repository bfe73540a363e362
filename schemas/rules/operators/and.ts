import { label, type Operator, phrase } from './operator.ts'
import { boolean } from './parameters.ts'

/** Two-valued: a blank condition counts as false. Stops at the first that does not hold. */
export const and: Operator = {
  group: 'logic',
  parameters: [boolean('condition', { repeats: true })],
  result: { type: 'boolean' },
  meaning: (args) => (run) => args.every((condition) => condition(run) === true),
  binding: 4,
  wording: { label: label('all of', 'thỏa mọi điều kiện', '满足全部条件'), words: phrase('{* and }', '{* và }', '{* 且 }') },
  samples: [
    { args: [true, true], gives: true },
    { args: [true, false], gives: false },
    { args: [true, null], gives: false },
    { args: [true], gives: true },
  ],
}
