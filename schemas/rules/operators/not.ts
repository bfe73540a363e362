import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { anything } from './parameters.ts'
import { truthOf } from './truth.ts'

/** Holds when its argument does not: false, and also blank, zero and an empty list. */
export const not: Operator = {
  group: 'logic',
  parameters: [anything('condition')],
  result: { type: 'boolean' },
  meaning: (args, call) => {
    const value = argument(args, 0)
    const isTrue = truthOf(call.args[0]?.type ?? { type: 'boolean' })
    return (run) => !isTrue(value(run))
  },
  binding: 3,
  wording: { label: label('not', 'không đúng', '非'), words: phrase('not {0}', 'không đúng là {0}', '并非 {0}') },
  samples: [
    { args: [true], gives: false },
    { args: [false], gives: true },
    { args: [null], gives: true },
    { args: [0], gives: true },
    { args: ['0'], gives: false },
  ],
}
