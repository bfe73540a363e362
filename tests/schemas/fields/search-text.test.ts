import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchTermsOf, searchTextOf } from '../../../schemas/fields/search-text.ts'

const finds = (query: string, ...texts: string[]): boolean => {
  const text = searchTextOf(texts)
  const terms = searchTermsOf(query)
  return terms.length > 0 && terms.every((term) => text.includes(term))
}

describe('search', () => {
  it.each([
    ['Đà Nẵng', 'da nang'],
    ['Da\u0300 Nẵng', 'ĐÀ NẴNG'],
    ['Nguyễn Văn An', 'nguyen an'],
    ['Straße Łódź', 'strasse lodz'],
    ['Æther Øst', 'aether ost'],
    ['Ｆｕｌｌ１２', 'full12'],
    ['客户名称', '客户名称'],
    ['客户名称', '户名'],
    ['客户名称', '称'],
    ['客户 ABC 名称', '客户 abc'],
    ['한국어', '국어'],
    ['がっこう', 'がっこう'],
    ['Москва', 'москва'],
    ['𠀀𠀁', '𠀁'],
    ['hoa@acme.vn', 'hoa@acme'],
    ['hoa@acme.vn', 'ACME.VN'],
    ['D-2026-00042', 'd-2026-00042'],
    ['D-2026-00042', '00042'],
    ['+84912345678', '0912 345 678'],
    ['+84912345678', '+84 912 345 678'],
    ['+84912345678', '0084912345678'],
    ['+84912345678', '345 678'],
    ['+84912345678', '5678'],
    ['+84912345678;ext=12', '0912345678'],
    ['call 0912 345 678', '0912345678'],
    ['(024) 3825-1234', '02438251234'],
    ['0912.345.678', '0912 345 678'],
  ])('finds %s by %s', (text, query) => {
    expect(finds(query, 'other', text)).toBe(true)
  })

  it.each([
    ['客户名称', '客名'],
    ['客户名称', '名客'],
    ['Acme', 'acne'],
    ['+84912345678', '0912 345 679'],
    ['𠀀', '\u2000'],
    ['', 'x'],
  ])('does not find %s by %s', (text, query) => {
    expect(finds(query, text)).toBe(false)
  })

  it('has no terms for a query of nothing but signs', () => {
    for (const query of ['', '  ', '%_\\', '😀', '---------']) expect(searchTermsOf(query)).toEqual([])
  })

  it('bounds what a query costs', () => {
    expect(searchTermsOf(Array.from({ length: 100 }, (_, index) => `w${index}`).join(' '))).toHaveLength(12)
    expect(searchTermsOf('a'.repeat(100_000))[0]?.length).toBeLessThanOrEqual(500)
    expect(searchTermsOf('a A á ạ')).toEqual(['a'])
  })

  it('is lower-case ASCII in one line, whatever it is made of', () => {
    const plain = fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => /^[a-z0-9]*( [a-z0-9]+)*$/.test(searchTextOf(texts)))
    expect(fc.check(plain, { numRuns: 500, seed: 7 })).toMatchObject({ failed: false })
  })

  it('finds a text by any word of it', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aàạđĐêôơuưyÝßøŁ客户名称한国é1'.split('')), minLength: 1, maxLength: 6 })
    const found = fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(4), (words, at) =>
      finds(words[at % words.length] ?? '', words.join(' ')),
    )
    expect(fc.check(found, { numRuns: 500, seed: 7 })).toMatchObject({ failed: false })
  })
})
