import { lowerCase } from '../case.ts'
import { falseIfBlank } from './meaning.ts'
import { label, type Operator } from './operator.ts'
import { ignoreCase, text } from './parameters.ts'

export const contains: Operator = {
  group: 'text',
  parameters: [text('text'), text('part'), ignoreCase],
  result: { type: 'boolean' },
  meaning: falseIfBlank((whole: string, part: string, ignoring?: boolean) =>
    ignoring ? lowerCase(whole).includes(lowerCase(part)) : whole.includes(part)),
  binding: 3,
  wording: {
    label: label('contains', 'chứa', '包含'),
    words: {
      en: ['{0} contains {1}', '{0} contains {1} in any case'],
      vi: ['{0} chứa {1}', '{0} chứa {1}, không phân biệt hoa thường'],
      'zh-CN': ['{0} 包含 {1}', '{0} 包含 {1}（不区分大小写）'],
    },
    negated: {
      label: label('does not contain', 'không chứa', '不包含'),
      words: {
        en: ['{0} does not contain {1}', '{0} does not contain {1} in any case'],
        vi: ['{0} không chứa {1}', '{0} không chứa {1}, không phân biệt hoa thường'],
        'zh-CN': ['{0} 不包含 {1}', '{0} 不包含 {1}（不区分大小写）'],
      },
    },
  },
  samples: [
    { args: ['Springfield', 'field'], gives: true },
    { args: ['Springfield', 'FIELD'], gives: false },
    { args: ['Springfield', 'FIELD', true], gives: true },
    { args: ['CÔNG TY ĐẠI VIỆT', 'đại việt', true], gives: true },
    { args: ['100%', '%'], gives: true },
    { args: ['a', ''], gives: false },
    { args: [null, 'a'], gives: false },
  ],
}
