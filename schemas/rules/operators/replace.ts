import { OutOfFuel } from '../fuel.ts'
import { limits } from '../limits.ts'
import type { RuleValue } from '../values.ts'
import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { text } from './parameters.ts'

/** Puts a text in place of every occurrence of a part, from the left. A blank part is found nowhere, a blank `by` removes. */
export const replace: Operator = {
  group: 'text',
  parameters: [text('text'), text('part'), text('by')],
  result: { type: 'text' },
  meaning: (args) => {
    const [whole, part, by] = [argument(args, 0), argument(args, 1), argument(args, 2)]
    return (run) => replaced(whole(run), part(run), by(run))
  },
  wording: {
    label: label('replaced', 'thay thế', '替换'),
    words: phrase('{0} with {1} replaced by {2}', '{0} với {1} được thay bằng {2}', '把 {0} 中的 {1} 替换为 {2}'),
  },
  samples: [
    { args: ['banana', 'an', 'AN'], gives: 'bANANa' },
    { args: ['aaa', 'aa', 'b'], gives: 'ba' },
    { args: ['a-b-c', '-', null], gives: 'abc' },
    { args: ['--', '-', ''], gives: null },
    { args: ['abc', null, 'x'], gives: 'abc' },
    { args: ['abc', 'B', 'x'], gives: 'abc' },
    { args: ['a.b$b', '.b', '$&'], gives: 'a$&$b' },
    { args: ['a😀b', '😀', 'Đà'], gives: 'aĐàb' },
    { args: [null, 'a', 'b'], gives: null },
  ],
}

function replaced(whole: RuleValue, part: RuleValue, by: RuleValue): RuleValue {
  if (whole === null || part === null) return whole
  // The checker has proved that all three are texts.
  const [pieces, between] = [String(whole).split(String(part)), by === null ? '' : String(by)]
  if (pieces.reduce((length, piece) => length + piece.length, (pieces.length - 1) * between.length) > limits.text) throw new OutOfFuel()
  return pieces.join(between) || null
}
