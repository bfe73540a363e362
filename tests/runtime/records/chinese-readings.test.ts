import { expect, it } from 'vitest'
import { chineseReadings } from '../../../runtime/records/chinese-readings.ts'

it.each([
  ['客户名称', ['kehumingcheng', 'khmc']],
  // 重 and 行 have two readings each; the words around decide.
  ['重庆银行 ABC-12', ['chongqingyinhang', 'cqyh']],
  ['绿色', ['lvse', 'ls']],
  ['Nguyễn Văn An', []],
  ['', []],
  ['长'.repeat(121), []],
])('%s is typed as %j', (text, expected) => {
  expect(chineseReadings(text)).toEqual(expected)
})

it('reads the first character of a person as a family name', () => {
  expect(chineseReadings('单小明', 'head')).toEqual(['shanxiaoming', 'sxm'])
})
