import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { anything } from './parameters.ts'
import { truthOf } from './truth.ts'

export const truthy: Operator = {
  group: 'logic',
  parameters: [anything('value')],
  result: { type: 'boolean' },
  meaning: (args, call) => {
    const value = argument(args, 0)
    const isTrue = truthOf(call.args[0]?.type ?? { type: 'boolean' })
    return (run) => isTrue(value(run))
  },
  binding: 3,
  wording: {
    label: label('has a value', 'có giá trị', '有值'),
    words: phrase('{0} has a value', '{0} có giá trị', '{0} 有值'),
  },
  wordingFor: { boolean: { label: label('holds', 'đúng', '成立'), words: phrase('{0}', '{0}', '{0}') } },
  samples: [
    { args: [true], gives: true },
    { args: [null], gives: false },
    { args: [0], gives: false },
    { args: ['0'], gives: true },
    { args: [-0.5], gives: true },
    { args: [''], gives: false },
  ],
}
