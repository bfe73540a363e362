import { describe, expect, it } from 'vitest'
import { ownPatterns, patternFaults } from '../../../schemas/fields/patterns.ts'
import { schemaFault } from '../../../schemas/fields/value-issue.ts'
import { matchesUserPattern, userPatternFault } from '../../../schemas/fields/user-pattern.ts'

/** Beginnings that match, so that an engine gets as far as it can before it fails. */
const attacks = ['', 'a', 'a@', 'a@b', 'https://', 'mailto:', '1', '-1.', '+84', '2026-11-21T']
const repeated = ['a', 'a.', 'a@', '1', '.', '-', '@', 'ă', ' ', ';ext=']

describe('the patterns of the product', () => {
  it('match in linear time', () => {
    for (const pattern of ownPatterns) {
      const expression = new RegExp(pattern, 'u')
      const time = (length: number, rounds: number) => {
        const texts = attacks.flatMap((begin) => repeated.map((each) => `${begin}${each.repeat(length / each.length)}\n`))
        const start = performance.now()
        for (let round = 0; round < rounds; round += 1) for (const text of texts) expression.test(text)
        return performance.now() - start
      }
      // The fastest of three: what else the machine does in between only adds.
      const fastest = (length: number, rounds: number) => Math.min(...[1, 2, 3].map(() => time(length, rounds)))
      // A hundred times the text at a hundredth of the rounds: quadratic matching would take a hundred times as long.
      expect(fastest(100_000, 1)).toBeLessThan(30 * fastest(1_000, 100) + 50)
    }
  })

  it('say what a value that misses them is not', () => {
    for (const [pattern, code] of patternFaults) expect(schemaFault({ keyword: 'pattern', params: { pattern } })).toEqual({ code })
  })
})

describe('schemaFault', () => {
  it.each([
    ['maxLength', { limit: 5 }, { code: 'too-long', params: { limit: 5 } }],
    ['minimum', { limit: 1 }, { code: 'out-of-range', params: { min: 1 } }],
    ['maximum', { limit: 9 }, { code: 'out-of-range', params: { max: 9 } }],
    ['enum', { allowedValues: ['a'] }, { code: 'not-an-option' }],
    ['pattern', { pattern: 'x' }, { code: 'wrong-pattern' }],
    ['type', { type: 'string' }, { code: 'wrong-kind', params: { expected: 'string' } }],
  ])('names what breaks %s', (keyword, params, fault) => {
    expect(schemaFault({ keyword, params })).toEqual(fault)
  })
})

describe('patterns that people write', () => {
  it.each(['(', '[', 'a{1001}', '(?=a)', '(?<!a)', '(a)\\1', '((a{100}){100}){100}', '*'])('refuses %s and says why', (pattern) => {
    expect(userPatternFault(pattern)).toEqual(expect.any(String))
  })

  it.each([
    ['^\\d{10}$', '0123456789', true],
    ['^\\d{10}$', '012345678', false],
    ['\\p{Han}', '客户', true],
    ['(?i)^abc$', 'ABC', true],
    ['b', 'abc', true],
  ])('finds %s in %s: %s', (pattern, text, found) => {
    expect(userPatternFault(pattern)).toBeUndefined()
    expect(matchesUserPattern(pattern, text)).toBe(found)
  })

  it('keeps its answers when many patterns pass by', () => {
    const answers = Array.from({ length: 1_200 }, (_, index) => matchesUserPattern(`^${index % 600}$`, String(index % 600)))
    expect(answers.every(Boolean)).toBe(true)
  })
})
