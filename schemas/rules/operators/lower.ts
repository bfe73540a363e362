import { lowerCase } from '../case.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { text } from './parameters.ts'

export const lower: Operator = {
  group: 'text',
  parameters: [text('text')],
  result: { type: 'text' },
  meaning: unlessBlank(lowerCase),
  wording: {
    label: label('in small letters', 'viết thường', '转小写'),
    words: phrase('{0} in small letters', '{0} viết thường', '{0} 的小写'),
  },
  samples: [
    { args: ['ACME'], gives: 'acme' },
    { args: ['ĐÀ NẴNG Ướt'], gives: 'đà nẵng ướt' },
    { args: ['ΟΔΟΣ İ ẞ'], gives: 'οδοσ i ß' },
    { args: ['ǅ 𐐀'], gives: 'ǆ 𐐨' },
    { args: [''], gives: null },
  ],
}
