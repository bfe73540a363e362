import { lowerCase } from '../case.ts'
import { falseIfBlank } from './meaning.ts'
import { label, type Operator } from './operator.ts'
import { ignoreCase, text } from './parameters.ts'

export const endsWith: Operator = {
  group: 'text',
  parameters: [text('text'), text('end'), ignoreCase],
  result: { type: 'boolean' },
  meaning: falseIfBlank((whole: string, end: string, ignoring?: boolean) =>
    ignoring ? lowerCase(whole).endsWith(lowerCase(end)) : whole.endsWith(end)),
  binding: 3,
  wording: {
    label: label('ends with', 'kết thúc bằng', '结尾是'),
    words: {
      en: ['{0} ends with {1}', '{0} ends with {1} in any case'],
      vi: ['{0} kết thúc bằng {1}', '{0} kết thúc bằng {1}, không phân biệt hoa thường'],
      'zh-CN': ['{0} 以 {1} 结尾', '{0} 以 {1} 结尾（不区分大小写）'],
    },
    negated: {
      label: label('does not end with', 'không kết thúc bằng', '结尾不是'),
      words: {
        en: ['{0} does not end with {1}', '{0} does not end with {1} in any case'],
        vi: ['{0} không kết thúc bằng {1}', '{0} không kết thúc bằng {1}, không phân biệt hoa thường'],
        'zh-CN': ['{0} 不以 {1} 结尾', '{0} 不以 {1} 结尾（不区分大小写）'],
      },
    },
  },
  samples: [
    { args: ['Springfield', 'field'], gives: true },
    { args: ['Springfield', 'FIELD', true], gives: true },
    { args: ['😀a', '😀a'], gives: true },
    { args: ['a', 'ba'], gives: false },
    { args: ['a', ''], gives: false },
  ],
}
