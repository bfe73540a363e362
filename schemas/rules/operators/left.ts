import type { RuleNumber } from '../numbers.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { integer, text } from './parameters.ts'
import { partOf } from './substr.ts'

/** The first code points of a text. A negative count leaves out so many at the end, as in `substr`. */
export const left: Operator = {
  group: 'text',
  parameters: [text('text'), integer('count')],
  result: { type: 'text' },
  meaning: unlessBlank((whole: string, count: RuleNumber) => partOf(whole, 0, count)),
  wording: {
    label: label('first characters', 'các ký tự đầu', '开头的字符'),
    words: phrase('the first {1} characters of {0}', '{1} ký tự đầu của {0}', '{0} 的前 {1} 个字符'),
  },
  samples: [
    { args: ['Springfield', 6], gives: 'Spring' },
    { args: ['Springfield', -5], gives: 'Spring' },
    { args: ['abc', 9], gives: 'abc' },
    { args: ['abc', 0], gives: null },
    { args: ['abc', -3], gives: null },
    { args: ['a😀bc', 2], gives: 'a😀' },
    { args: ['a😀bc', -1], gives: 'a😀b' },
    { args: ['abc', { '*': [9_000_000_000, -9_000_000_000] }], gives: null },
    { args: ['abc', null], gives: null },
  ],
}
