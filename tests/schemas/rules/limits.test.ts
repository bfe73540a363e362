import { describe, expect, it } from 'vitest'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { testScope } from '../../conformance/rules/fields.ts'

function codesOf(rule: unknown): readonly string[] {
  const checked = checkRule(rule, testScope)
  return isRefused(checked) ? checked.issues.map(({ code }) => code) : []
}

/** `inner` within so many levels of `around`. */
function nested(levels: number, inner: unknown, around: (inner: unknown) => unknown): unknown {
  let rule = inner
  for (let level = 0; level < levels; level += 1) rule = around(rule)
  return rule
}

describe('checkRule stays within its limits', () => {
  it('takes 64 operations within one another and no more', () => {
    const not = (inner: unknown) => ({ '!': [inner] })
    expect(codesOf(nested(64, true, not))).toEqual([])
    expect(codesOf(nested(65, true, not))).toEqual(['rule.too-deep'])
  })

  it('takes 64 KB and no more', () => {
    const texts = (count: number) => ({ cat: Array.from({ length: count }, () => 'ế'.repeat(100)) })
    expect(codesOf(texts(200))).toEqual([])
    expect(codesOf(texts(220))).toEqual(['rule.too-long'])
  })

  it('takes lists of 1,000 and no more', () => {
    const oneOf = (count: number) => ({ in: [{ var: 'quantity' }, Array.from({ length: count }, (_, index) => index)] })
    expect(codesOf(oneOf(1000))).toEqual([])
    expect(codesOf(oneOf(1001))).toEqual(['rule.list-too-long'])
  })

  it('bounds how long numbers become', () => {
    const product = (count: number) => ({ '*': Array.from({ length: count }, () => ({ var: 'amount' })) })
    expect(codesOf(product(50))).toEqual([])
    expect(codesOf(product(51))).toEqual(['rule.number-too-long'])
    expect(codesOf(nested(6, { var: 'amount' }, (inner) => ({ '*': [inner, inner] })))).toEqual(['rule.number-too-long'])
    expect(codesOf({ '*': [{ power: [{ var: 'amount' }, 60] }, { power: [{ var: 'rate' }, { var: 'quantity' }] }] })).toEqual([])
    expect(codesOf({ '*': Array.from({ length: 3 }, () => ({ power: [{ var: 'amount' }, 60] })) })).toEqual(['rule.number-too-long'])
    expect(codesOf(nested(60, { var: 'amount' }, (inner) => ({ power: [inner, 100] })))).toEqual([])
    expect(codesOf(nested(30, { var: 'amount' }, (inner) => ({ '/': [{ '+': [inner, 1] }, 7] })))).toEqual([])
  })

  it('counts a pattern as 100 operations', () => {
    const anyOf = (count: number) => ({ or: Array.from({ length: count }, () => ({ matches: [{ var: 'name' }, '^a'] })) })
    expect(codesOf(anyOf(99))).toEqual([])
    expect(codesOf(anyOf(100))).toEqual(['rule.too-expensive'])
  })

  it.each<[string, () => unknown]>([
    ['100,000 levels of operations', () => nested(100_000, true, (inner) => ({ '!': [inner] }))],
    ['100,000 levels of lists', () => nested(100_000, [], (inner) => [inner])],
    ['100,000 levels without lists', () => nested(100_000, 1, (inner) => ({ '-': inner }))],
    ['a text of 10 MB', () => ({ '==': [{ var: 'name' }, 'x'.repeat(10_000_000)] })],
    ['an operator of 10 MB', () => ({ ['x'.repeat(10_000_000)]: [] })],
    ['10 MB of small parts', () => ({ and: Array.from({ length: 900_000 }, () => ({ '!': true })) })],
    ['10 MB in 1,000 lists', () => ({ and: Array.from({ length: 1000 }, () => ({ cat: Array.from({ length: 1000 }, () => 'abcdefgh') })) })],
    ['100,000 keys', () => Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]))],
    ['a list with a length and nothing in it', () => ({ and: Object.assign([], { length: 4_000_000_000 }) })],
    ['a list that holds itself', () => {
      const list: unknown[] = []
      list.push(list)
      return { and: list }
    }],
    ['a doubling of doublings', () => nested(62, { var: 'name' }, (inner) => ({ cat: [inner, inner] }))],
  ])('refuses %s quickly', (_, make) => {
    // Without the limits these take minutes, all memory or the stack, and so more than a test may.
    expect(codesOf(make())).toHaveLength(1)
  })

  it.each<[string, unknown]>([
    ['a function', () => true], ['undefined', undefined], ['a symbol', Symbol('x')], ['a bigint', 1n], ['NaN', Number.NaN], ['infinity', { '+': [Infinity] }],
    ['a date', new Date()], ['a map', new Map()], ['an object of a class', { '!': new (class Rule { and = true })() }], ['a hole', { and: [, true] }], // oxlint-disable-line no-sparse-arrays
  ])('refuses %s, which is not JSON', (_, rule) => expect(codesOf(rule)).toEqual(['rule.not-json']))

  it.each<[string, unknown]>([['no key', {}], ['two keys', { and: [true], or: [true] }]])('refuses an operation with %s', (_, rule) =>
    expect(codesOf(rule)).toEqual(['rule.not-an-operation']))

  it('takes keys of objects without a prototype as they are', () => {
    const rule: unknown = JSON.parse('{"__proto__": [1]}')
    expect(codesOf(rule)).toEqual(['rule.unknown-operator'])
    expect(codesOf(Object.assign(Object.create(null), { '!': [true] }))).toEqual([])
  })
})
