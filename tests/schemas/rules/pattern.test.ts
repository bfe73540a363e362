import { RE2JS } from 're2js'
import { describe, expect, it } from 'vitest'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { readPattern } from '../../../schemas/rules/patterns/read-pattern.ts'
import { testScope } from '../../conformance/rules/fields.ts'
import { patternTexts, randomParts, randomPattern } from '../../conformance/rules/patterns.ts'
import { randomFrom } from '../../conformance/rules/random.ts'

const random = randomFrom(5)

describe('readPattern', () => {
  it.each<[string, string, string | undefined]>([
    ['a word boundary', '\\bx', undefined], ['a back reference', '(a)\\1', undefined], ['a lookahead', 'a(?=b)', undefined], ['flags', '(?i)a', undefined],
    ['a named group', '(?P<n>a)', '('], ['a lazy repetition', 'a+?', '+'], ['a possessive repetition', 'a*+', '*'], ['a repeated repetition', 'a**', undefined],
    ['nothing repeated', '*a', undefined], ['a repeated anchor', '^*', '\\*'], ['a group without end', '(a', '\\('], ['an end without group', 'a)', '\\)'],
    ['an empty group', '()', '\\(\\)'], ['an empty branch', 'a||b', '\\|'], ['an empty last branch', 'a|', '\\|'], ['a bracket without end', '[a', '\\['], ['a lone bracket', 'a]', '\\]'],
    ['a lone brace', 'a{', '\\{'], ['an empty class', '[^]', undefined], ['a class name', '[[:alpha:]]', '\\['], ['a range backwards', '[b-a]', undefined],
    ['a dash between ranges', '[a-c-e]', undefined], ['an opposite in a class', '[\\D]', undefined], ['a script', '\\p{Han}', undefined], ['the start by letter', '\\Aa', '^'],
    ['a backslash at the end', 'a\\', undefined], ['too many times', 'a{256}', undefined], ['times backwards', 'a{2,1}', undefined],
  ])('refuses %s: %s', (_, pattern, suggestion) => {
    const params = suggestion === undefined ? {} : { suggestion }
    expect(readPattern(pattern)).toMatchObject({ fault: { code: 'rule.pattern-unknown', params } })
  })

  it('bounds what a pattern stands for', () => {
    expect(readPattern('(?:ab){250}')).toHaveProperty('shared')
    for (const large of ['(?:abc){250}', '((a{100}){100}){100}', 'a'.repeat(501)]) expect(readPattern(large)).toMatchObject({ fault: { code: 'rule.pattern-too-large' } })
  })

  it.each([['patterns', randomPattern, 0.7], ['parts in no order', randomParts, 0.02]] as const)('reads random %s as RE2 does', (_, make, least) => {
    let taken = 0
    for (let count = 0; count < 3000; count += 1) {
      const pattern = make(random).normalize('NFC')
      const read = readPattern(pattern)
      if ('fault' in read) continue
      taken += 1
      const [theirs, ours] = [RE2JS.compile(pattern), RE2JS.compile(read.shared)]
      expect([pattern, patternTexts.filter((text) => ours.test(text))]).toEqual([pattern, patternTexts.filter((text) => theirs.test(text))])
    }
    expect(taken).toBeGreaterThan(3000 * least)
  })

  it('says in a rule what is wrong with a pattern', () => {
    const checked = checkRule({ matches: [{ var: 'name' }, '[a'] }, testScope, { type: 'boolean' })
    expect(isRefused(checked) && checked.issues).toEqual([{ code: 'rule.pattern-unknown', path: '/matches/1', params: { part: '[', suggestion: '\\[' } }])
    const reckoned = checkRule({ matches: [{ var: 'name' }, { var: 'note' }] }, testScope)
    expect(isRefused(reckoned) && reckoned.issues).toMatchObject([{ code: 'rule.literal-needed', path: '/matches/1' }])
  })
})
