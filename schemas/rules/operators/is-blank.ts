import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { whatever } from './parameters.ts'

export const isBlank: Operator = {
  group: 'blanks',
  parameters: [whatever('value')],
  result: { type: 'boolean' },
  meaning: (args) => {
    const value = argument(args, 0)
    return (run) => value(run) === null
  },
  binding: 3,
  wording: {
    label: label('is blank', 'để trống', '为空'),
    words: phrase('{0} is blank', '{0} để trống', '{0} 为空'),
    negated: { label: label('has a value', 'có giá trị', '不为空'), words: phrase('{0} has a value', '{0} có giá trị', '{0} 不为空') },
  },
  samples: [
    { args: [null], gives: true },
    { args: [''], gives: true },
    { args: [' '], gives: false },
    { args: [0], gives: false },
    { args: [false], gives: false },
  ],
}
