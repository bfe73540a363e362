import { describe, expect, it } from 'vitest'
import { missingLanguages, ownText, setLabel } from '../../../../designer/document/commands/set-label.ts'

describe('writing a label in one language', () => {
  it.each([
    [undefined, 'vi', 'Tên', { vi: 'Tên' }],
    [{ en: 'Name' }, 'vi', 'Tên', { en: 'Name', vi: 'Tên' }],
    [{ en: 'Name', vi: 'Tên' }, 'vi', '', { en: 'Name' }],
    [{ vi: 'Tên' }, 'vi', '  ', undefined],
    ['Name', 'vi', 'Tên', { en: 'Name', vi: 'Tên' }],
    ['Name', 'en', 'Title', { en: 'Title' }],
  ] as const)('%j in %s to %j', (label, language, text, expected) => {
    expect(setLabel(label, { language, fallback: 'en', text })).toEqual(expected)
  })

  it('answers the same label when the text stays', () => {
    const label = { en: 'Name' }
    expect(setLabel(label, { language: 'en', fallback: 'en', text: 'Name' })).toBe(label)
  })
})

describe('the languages of a label', () => {
  it('are missing where it says nothing of its own', () => {
    expect(missingLanguages({ en: 'Name' }, ['en', 'vi', 'zh-CN'])).toEqual(['vi', 'zh-CN'])
    expect(missingLanguages('Name', ['en', 'vi'])).toEqual([])
    expect(missingLanguages(undefined, ['vi'])).toEqual(['vi'])
  })

  it('each have their own text or none', () => {
    expect([ownText({ en: 'Name' }, 'vi'), ownText('Name', 'vi'), ownText(undefined, 'en')]).toEqual(['', 'Name', ''])
  })
})
