import type { RuleNumber } from '../numbers.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { integer, text } from './parameters.ts'
import { partOf } from './substr.ts'

/** The last code points of a text. A negative count leaves out so many at the start. */
export const right: Operator = {
  group: 'text',
  parameters: [text('text'), integer('count')],
  result: { type: 'text' },
  // From the end, `substr` would take a start of 0 for the first position.
  meaning: unlessBlank((whole: string, count: RuleNumber) => (Number(count) === 0 ? null : partOf(whole, -Number(count)))),
  wording: {
    label: label('last characters', 'các ký tự cuối', '结尾的字符'),
    words: phrase('the last {1} characters of {0}', '{1} ký tự cuối của {0}', '{0} 的后 {1} 个字符'),
  },
  samples: [
    { args: ['Springfield', 5], gives: 'field' },
    { args: ['Springfield', -6], gives: 'field' },
    { args: ['abc', 9], gives: 'abc' },
    { args: ['abc', 0], gives: null },
    { args: ['abc', -3], gives: null },
    { args: ['a😀bc', 3], gives: '😀bc' },
    { args: ['a😀bc', -2], gives: 'bc' },
    { args: ['abc', { '*': [9_000_000_000, -9_000_000_000] }], gives: null },
    { args: [null, 2], gives: null },
  ],
}
