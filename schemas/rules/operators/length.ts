import { lengthOf } from '../text.ts'
import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { text } from './parameters.ts'

/** Counts code points; a blank has none. */
export const length: Operator = {
  group: 'text',
  parameters: [text('text')],
  result: { type: 'integer' },
  meaning: (args) => {
    const value = argument(args, 0)
    return (run) => {
      const whole = value(run)
      return typeof whole === 'string' ? lengthOf(whole) : 0
    }
  },
  wording: { label: label('length', 'độ dài', '长度'), words: phrase('the length of {0}', 'độ dài của {0}', '{0} 的长度') },
  samples: [
    { args: ['Đà Nẵng'], gives: 7 },
    { args: ['😀a'], gives: 2 },
    { args: [''], gives: 0 },
    { args: [null], gives: 0 },
  ],
}
