import { OutOfFuel } from '../fuel.ts'
import { limits } from '../limits.ts'
import { standard } from '../standard.ts'
import type { RuleValue } from '../values.ts'
import { label, type Operator, phrase } from './operator.ts'
import { parameter } from './parameters.ts'
import { writerOf } from './text-of.ts'

const part = parameter(['text', 'option', 'integer', 'decimal'])

/** Puts texts together; a blank adds nothing. Numbers are written in full, without zeros at the end. */
export const cat: Operator = {
  group: 'text',
  parameters: [part('part', { repeats: true })],
  result: { type: 'text' },
  meaning: (args, call) => {
    const writers = args.map((give, index) => ({ give, write: writerOf(call.args[index]?.type) }))
    return (run) => {
      const parts = writers.map(({ give, write }) => textUnlessBlank(give(run), write))
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

const textUnlessBlank = (value: RuleValue, write: (value: RuleValue) => string): string => (value === null ? '' : write(value))
