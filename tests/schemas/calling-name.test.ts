import { expect, it } from 'vitest'
import { callingName } from '../../schemas/calling-name.ts'

it.each([
  ['Nguyễn Văn An', 'vi', 'An'],
  ['An', 'vi', 'An'],
  ['Ada Lovelace', 'en', 'Ada Lovelace'],
  ['王小明', 'zh-CN', '王小明'],
] as const)('calls %s in %s by %s', (name, language, called) => {
  expect(callingName(name, language)).toBe(called)
})
