import { lowerCase } from '../case.ts'
import { falseIfBlank } from './meaning.ts'
import { label, type Operator } from './operator.ts'
import { ignoreCase, text } from './parameters.ts'

export const startsWith: Operator = {
  group: 'text',
  parameters: [text('text'), text('start'), ignoreCase],
  result: { type: 'boolean' },
  meaning: falseIfBlank((whole: string, start: string, ignoring?: boolean) =>
    ignoring ? lowerCase(whole).startsWith(lowerCase(start)) : whole.startsWith(start)),
  binding: 3,
  wording: {
    label: label('starts with', 'bắt đầu bằng', '开头是'),
    words: {
      en: ['{0} starts with {1}', '{0} starts with {1} in any case'],
      vi: ['{0} bắt đầu bằng {1}', '{0} bắt đầu bằng {1}, không phân biệt hoa thường'],
      'zh-CN': ['{0} 以 {1} 开头', '{0} 以 {1} 开头（不区分大小写）'],
    },
    negated: {
      label: label('does not start with', 'không bắt đầu bằng', '开头不是'),
      words: {
        en: ['{0} does not start with {1}', '{0} does not start with {1} in any case'],
        vi: ['{0} không bắt đầu bằng {1}', '{0} không bắt đầu bằng {1}, không phân biệt hoa thường'],
        'zh-CN': ['{0} 不以 {1} 开头', '{0} 不以 {1} 开头（不区分大小写）'],
      },
    },
  },
  samples: [
    { args: ['Springfield', 'Spring'], gives: true },
    { args: ['Springfield', 'spring'], gives: false },
    { args: ['Springfield', 'spring', true], gives: true },
    { args: ['a_b', 'a%'], gives: false },
    { args: ['a', ''], gives: false },
  ],
}
