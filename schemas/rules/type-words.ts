import type { Language } from '../label.ts'
import type { TypeName } from './rule-type.ts'

/** What people call the types of values, as the type picker of fields does. */
const words: Readonly<Record<Language, Readonly<Record<TypeName, string>>>> = {
  en: {
    text: 'text', decimal: 'a number', integer: 'a whole number', boolean: 'yes or no', address: 'an address', date: 'a day', datetime: 'a day with a time', time: 'a time of day',
    duration: 'a duration', option: 'an option', options: 'several options', record: 'a record', list: 'a list', files: 'files',
  },
  vi: {
    text: 'văn bản', decimal: 'số', integer: 'số nguyên', boolean: 'có hoặc không', address: 'địa chỉ', date: 'ngày', datetime: 'ngày và giờ', time: 'giờ trong ngày',
    duration: 'thời lượng', option: 'một lựa chọn', options: 'nhiều lựa chọn', record: 'bản ghi', list: 'danh sách', files: 'tệp',
  },
  'zh-CN': {
    text: '文本', decimal: '数字', integer: '整数', boolean: '是或否', address: '地址', date: '日期', datetime: '日期和时间', time: '时刻',
    duration: '时长', option: '一个选项', options: '多个选项', record: '记录', list: '列表', files: '文件',
  },
}

/** A type as `describeType` names it, in words: `record:account` is "a record (account)". Other text stays as it is. */
export function typeInWords(described: string, language: Language): string {
  const [name = '', ...of] = described.split(':')
  const table: Readonly<Record<string, string>> = words[language]
  if (!Object.hasOwn(table, name)) return described
  const said = table[name] ?? described
  if (of.length === 0) return said
  return language === 'zh-CN' ? `${said}（${of.join(':')}）` : `${said} (${of.join(':')})`
}
