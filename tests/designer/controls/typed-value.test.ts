import { describe, expect, it } from 'vitest'
import { editedNumber, shownValue, typedValue } from '../../../designer/controls/typed-value.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ReaderContext, ReadingContext } from '../../../schemas/fields/field-type.ts'

const field = (type: string, settings: object = {}): FieldDefinition => ({ id: 'fld_000000000000', name: 'x', type, label: 'X', ...settings })

const zone = 'Asia/Ho_Chi_Minh'
const vi: ReaderContext = { language: 'vi', currency: 'VND', country: 'VN', zone, readerZone: zone }
const reading: ReadingContext = { currency: 'VND', country: 'VN', zone, decimalMark: ',', dateOrder: 'dmy' }

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('what a person types', () => {
  it.each([
    ['currency', '1tr5', '1500000'],
    ['currency', '500k', '500000'],
    ['currency', '2 tỷ', '2000000000'],
    ['currency', '3万', '30000'],
    ['currency', '1.500.000 ₫', '1500000'],
    ['decimal', '1.234,5', '1234.50'],
    ['percent', '12,5 %', '12.50'],
    ['integer', '1.000', 1000],
    ['date', '21/11/2026', '2026-11-21'],
    ['datetime', '21/11/2026 16:30', '2026-11-21T09:30:00.000Z'],
    ['phone', '0912 345 678', '+84912345678'],
    ['text', '  Hải Đăng ', 'Hải Đăng'],
    ['text', '   ', null],
  ])('%s: "%s" becomes %j', (type, text, expected) => {
    expect(typedValue(field(type), text, reading)).toEqual(expected)
  })

  it('is kept as it is when the field cannot read it, and shown with its fault', () => {
    const value = typedValue(field('currency'), 'nhiều lắm', reading)
    expect(value).toBe('nhiều lắm')
    expect(shownValue(field('currency'), value, vi)).toEqual({ text: 'nhiều lắm', issue: { code: 'not-a-number' } })
  })
})

describe('a day in an order that the reader does not use', () => {
  it.each([['date', '20.11.2026', 'not-a-date'], ['date', '31/12/2026', 'not-a-date'], ['datetime', '31/12/2026 10:00', 'not-a-datetime']])('%s: "%s" stays as it was typed, with its fault', (type, text, code) => {
    const value = typedValue(field(type), text, { ...reading, dateOrder: 'mdy' })
    expect([value, shownValue(field(type), value, { ...vi, language: 'en' })]).toEqual([text, { text, issue: { code } }])
  })
})

describe('a stored value', () => {
  it.each([
    ['currency', '1500000', '1.500.000 ₫'],
    ['decimal', '1234.50', '1.234,50'],
    ['date', '2026-11-21', '21/11/2026'],
    ['datetime', '2026-11-21T09:30:00.000Z', '21/11/2026 16:30'],
    ['text', '1.000', '1.000'],
  ])('%s: %j is shown as "%s"', (type, value, expected) => {
    expect(plain(shownValue(field(type), value, vi).text)).toBe(expected)
  })

  it('of digits beyond a float is shown and edited without losing one', () => {
    const value = '12345678901234567890.12'
    expect(shownValue(field('decimal'), value, vi).text).toBe('12.345.678.901.234.567.890,12')
    expect(typedValue(field('decimal'), editedNumber(value, ','), reading)).toBe(value)
  })

  it.each([
    ['1500000.00', ',', '1500000'],
    ['1234.50', ',', '1234,5'],
    ['1234.50', '.', '1234.5'],
    ['100', '.', '100'],
    ['nhiều', '.', 'nhiều'],
  ])('%s is edited without grouping and idle zeros', (value, mark, expected) => {
    expect(editedNumber(value, mark)).toBe(expected)
  })
})
