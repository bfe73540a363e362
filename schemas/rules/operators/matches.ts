import { matchesUserPattern } from '../../fields/user-pattern.ts'
import { lowerCase } from '../case.ts'
import { readPattern } from '../patterns/read-pattern.ts'
import type { CallNode } from '../tree.ts'
import { argument } from './meaning.ts'
import { label, type Operator } from './operator.ts'
import { ignoreCase, text } from './parameters.ts'

/**
 * Whether a pattern is found anywhere in a text, in time linear in its length. The pattern stands in the rule and is
 * written as for RE2, in the part of it that `readPattern` takes.
 */
export const matches: Operator = {
  group: 'text',
  parameters: [
    text('text'),
    text('pattern', {
      literal: true,
      faultIn: (pattern) => {
        const read = readPattern(pattern)
        return 'fault' in read ? read.fault : undefined
      },
    }),
    ignoreCase,
  ],
  result: { type: 'boolean' },
  meaning: (args, call) => {
    const value = argument(args, 0)
    const { pattern, isIgnoringCase } = patternOf(call)
    return (run) => {
      const whole = value(run)
      if (whole === null) return false
      return matchesUserPattern(pattern, isIgnoringCase ? lowerCase(String(whole)) : String(whole))
    }
  },
  cost: 100,
  binding: 3,
  wording: {
    label: label('matches pattern', 'khớp mẫu', '匹配模式'),
    words: {
      en: ['{0} matches the pattern {1}', '{0} matches the pattern {1} in any case'],
      vi: ['{0} khớp mẫu {1}', '{0} khớp mẫu {1}, không phân biệt hoa thường'],
      'zh-CN': ['{0} 匹配模式 {1}', '{0} 匹配模式 {1}（不区分大小写）'],
    },
    negated: {
      label: label('does not match pattern', 'không khớp mẫu', '不匹配模式'),
      words: {
        en: ['{0} does not match the pattern {1}', '{0} does not match the pattern {1} in any case'],
        vi: ['{0} không khớp mẫu {1}', '{0} không khớp mẫu {1}, không phân biệt hoa thường'],
        'zh-CN': ['{0} 不匹配模式 {1}', '{0} 不匹配模式 {1}（不区分大小写）'],
      },
    },
  },
  samples: [
    { args: ['AB-123', '^[A-Z]+-\\d+$'], gives: true },
    { args: ['ab-123', '^[A-Z]+-\\d+$'], gives: false },
    { args: ['ab-123', '^[A-Z]+-\\d+$', true], gives: true },
    { args: ['Đà Nẵng', '^đÀ n.NG$', true], gives: true },
    { args: ['x 12 y', '\\d'], gives: true },
    { args: ['a\nb', '^a.b'], gives: false },
    { args: ['a\nb', 'a[^x]b'], gives: true },
    { args: ['a\n', 'a$'], gives: false },
    { args: ['١', '\\d'], gives: false },
    { args: ['é', '\\w'], gives: false },
    { args: ['a😀b', '^a.b$'], gives: true },
    { args: ['A.b', '^A\\.b$|^(x|y)?z*$'], gives: true },
    { args: [null, '^'], gives: false },
  ],
}

/** The pattern of a call as both engines read it; ignoring case, it is asked of text in small letters. */
export function patternOf({ args }: CallNode): { readonly pattern: string; readonly isIgnoringCase: boolean } {
  const [, written, flag] = args
  const isIgnoringCase = flag?.kind === 'literal' && flag.value === true
  const read = readPattern(written?.kind === 'literal' ? String(written.value) : '', isIgnoringCase)
  // The checker has read it before.
  if ('fault' in read) throw new Error(read.fault.code)
  return { pattern: read.shared, isIgnoringCase }
}
