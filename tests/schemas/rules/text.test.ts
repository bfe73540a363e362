import { describe, expect, it } from 'vitest'
import { lowerCase, lowerMapping, upperCase, upperMapping } from '../../../schemas/rules/case.ts'
import { compareText, composed, isStorableText, lengthOf, whiteSpace } from '../../../schemas/rules/text.ts'

const everyLetter = Array.from({ length: 0x110000 }, (_, point) => point)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point))

describe('case', () => {
  it('changes one letter into one, by the table, whichever way is faster', () => {
    const lower = new Map(lowerMapping.from.map((letter, index) => [letter, lowerMapping.to[index]]))
    const upper = new Map(upperMapping.from.map((letter, index) => [letter, upperMapping.to[index]]))
    const beyondAscii = everyLetter.filter((letter) => letter > '\x7f')
    expect(beyondAscii.filter((letter) => lowerCase(letter) !== (lower.get(letter) ?? letter))).toEqual([])
    expect(beyondAscii.filter((letter) => upperCase(letter) !== (upper.get(letter) ?? letter))).toEqual([])
  })

  it('changes a changed letter no further', () => {
    for (const { from, to } of [lowerMapping, upperMapping]) expect(to.filter((letter) => from.includes(letter))).toEqual([])
  })

  it('does not look at neighbours or languages', () => {
    expect(lowerCase('ΟΔΟΣ İSTANBUL ẞ')).toBe('οδοσ istanbul ß')
    expect(upperCase('straße ﬁ ŉ ᾳ ı')).toBe('STRAßE ﬁ ŉ ᾼ I')
    expect(lowerCase('ĐẠI HỌC Bách Khoa')).toBe('đại học bách khoa')
  })
})

describe('text', () => {
  it('composes what is not composed', () => {
    expect(composed('Vie\u0323\u0302t')).toBe('Việt')
    expect(composed('\u1112\u1161\u11ab')).toBe('한')
    expect(everyLetter.filter((letter) => composed(letter) !== letter.normalize('NFC'))).toEqual([])
  })

  it('orders by code point', () => {
    const sorted = ['', 'A', 'a', 'aa', 'é', '\ue000', '\uffee', '😀', '𝒳'].sort(compareText)
    expect(sorted).toEqual([...sorted].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    expect(compareText('a\uffee', 'a😀')).toBeLessThan(0)
    expect(compareText('a', 'a')).toBe(0)
  })

  it('counts code points', () => expect(['', 'Đà', '😀a', 'e\u0301'].map(lengthOf)).toEqual([0, 2, 2, 2]))

  it('refuses what Postgres cannot hold', () => expect(['a', '\0', '\ud83d', '😀'].map(isStorableText)).toEqual([true, false, false, true]))

  it('trims exactly the white space of JavaScript', () => {
    expect(everyLetter.filter((letter) => letter.trim() === '').join('')).toBe([...whiteSpace].sort().join(''))
  })
})
