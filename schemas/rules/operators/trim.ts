import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { text } from './parameters.ts'

/** Takes white space off both ends: the characters of `whiteSpace`, which are those of JavaScript's `trim`. */
export const trim: Operator = {
  group: 'text',
  parameters: [text('text')],
  result: { type: 'text' },
  meaning: unlessBlank((whole: string) => whole.trim() || null),
  wording: {
    label: label('without spaces around', 'bỏ khoảng trắng hai đầu', '去除首尾空格'),
    words: phrase('{0} without spaces around', '{0} bỏ khoảng trắng hai đầu', '{0} 去除首尾空格'),
  },
  samples: [
    { args: ['  a b\t\n'], gives: 'a b' },
    { args: ['\u00a0\u3000x\ufeff'], gives: 'x' },
    { args: ['\u200bx'], gives: '\u200bx' },
    { args: ['   '], gives: null },
  ],
}
