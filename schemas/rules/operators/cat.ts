import { canonicalDecimal } from '../decimal.ts'
import { OutOfFuel } from '../fuel.ts'
import { limits } from '../limits.ts'
import { standard } from '../standard.ts'
import type { RuleValue } from '../values.ts'
import { label, type Operator, phrase } from './operator.ts'
import { parameter } from './parameters.ts'

const part = parameter(['text', 'option', 'integer', 'decimal'])

/** Puts texts together; a blank adds nothing. Numbers are written in full, without zeros at the end. */
export const cat: Operator = {
  group: 'text',
  parameters: [part('part', { repeats: true })],
  result: { type: 'text' },
  meaning: (args, call) => {
    const isDecimal = call.args.map((arg) => arg.type.type === 'decimal' || arg.type.type === 'integer')
    return (run) => {
      const parts = args.map((give, index) => textOf(give(run), isDecimal[index] === true))
      if (parts.reduce((length, each) => length + each.length, 0) > limits.text) throw new OutOfFuel()
      return String(standard('cat', ...parts)) || null
    }
  },
  wording: { label: label('put together', 'ghép', '拼接'), words: phrase('{* followed by }', '{* nối với }', '{* 拼接 }') },
  samples: [
    { args: ['ice', 'cream'], gives: 'icecream' },
    { args: ['No. ', 5], gives: 'No. 5' },
    { args: ['a', null, 'b'], gives: 'ab' },
    { args: [null, ''], gives: null },
    { args: [{ decimal: '1.500' }, 'x', -0.5], gives: '1.5x-0.5' },
  ],
}

function textOf(value: RuleValue, isDecimal: boolean): string {
  if (value === null) return ''
  return isDecimal && typeof value === 'string' ? canonicalDecimal(value) : String(value)
}
