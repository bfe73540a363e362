import { upperCase } from '../case.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { text } from './parameters.ts'

export const upper: Operator = {
  group: 'text',
  parameters: [text('text')],
  result: { type: 'text' },
  meaning: unlessBlank(upperCase),
  wording: {
    label: label('in capitals', 'viết hoa', '转大写'),
    words: phrase('{0} in capitals', '{0} viết hoa', '{0} 的大写'),
  },
  samples: [
    { args: ['acme'], gives: 'ACME' },
    { args: ['đà nẵng ướt'], gives: 'ĐÀ NẴNG ƯỚT' },
    { args: ['straße ﬁn ŉ'], gives: 'STRAßE ﬁN ŉ' },
    { args: ['ᾳ ς ı'], gives: 'ᾼ Σ I' },
    { args: [null], gives: null },
  ],
}
