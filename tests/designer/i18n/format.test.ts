import { describe, expect, it } from 'vitest'
import { createFormat } from '../../../designer/i18n/format.ts'
import type { Language } from '../../../schemas/label.ts'

const zone = 'Asia/Ho_Chi_Minh'
const reader = (language: Language) => ({ language, zone, readerZone: zone, currency: 'VND', country: 'VN' })

const en = createFormat(reader('en'))
const vi = createFormat(reader('vi'))
const zh = createFormat(reader('zh-CN'))

// Intl writes no-break spaces; people see spaces.
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('formats', () => {
  it.each([
    [vi.phone('+84912345678'), '0912 345 678'],
    [vi.phone('+12025550123'), '+1 202 555 0123'],
    [en.phone('+84912345678;ext=12'), '0912 345 678 ext. 12'],
  ])('write a phone number as its country does: %s', (text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  it.each([
    [en.number('12345678901234567890.120'), '12,345,678,901,234,567,890.120'],
    [vi.number('1234.50'), '1.234,50'],
    [zh.number('1234.50'), '1,234.50'],
    [en.number('2.5', 0), '3'],
    [vi.percent('12.5'), '12,5%'],
  ])('write a number without losing a digit: %s', (text, expected) => {
    expect(text).toBe(expected)
  })

  it.each([
    [en.money('1500', 'USD'), 'USD 1,500.00'],
    [vi.money('1500000'), '1.500.000 ₫'],
    [zh.money('1500', 'CNY'), '¥1,500.00'],
    [en.shortMoney('2500000000'), 'VND 2.5B'],
    [vi.shortMoney('2500000000'), '2,5 tỷ ₫'],
    [vi.shortMoney('1500000'), '1,5 triệu ₫'],
    [vi.shortMoney('999000'), '999.000 ₫'],
    [zh.shortMoney('1500000', 'CNY'), '¥150万'],
    [zh.shortMoney('2500000000', 'CNY'), '¥25亿'],
  ])('write money as the reader does: %s', (text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  it.each([
    [en.date('2026-11-21'), 'Nov 21, 2026'],
    [vi.date('2026-11-21'), '21/11/2026'],
    [zh.date('2026-11-21'), '2026-11-21'],
    [en.dateTime('2026-11-21T20:30:00.000Z'), 'Nov 22, 2026, 03:30'],
    [vi.dateTime('2026-11-21T20:30:00.000Z'), '22/11/2026 03:30'],
    [zh.dateTime('2026-11-21T20:30:00.000Z'), '2026-11-22 03:30'],
    [en.day('2026-11-21T20:30:00.000Z'), 'Nov 22, 2026'],
    [zh.day('2026-11-21T20:30:00.000Z'), '2026-11-22'],
  ])('write days as they are and instants in the reader’s zone: %s', (text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  it('say how long ago something was', () => {
    const at = '2026-11-21T20:30:00.000Z'
    expect(en.relative(at, new Date('2026-11-21T20:32:10Z'))).toBe('2 min ago')
    expect(vi.relative(at, new Date('2026-11-22T20:32:10Z'))).toBe('hôm qua')
    expect(vi.relative(at, new Date('2026-11-23T20:32:10Z'))).toBe('hôm kia')
    expect(zh.relative(at, new Date('2026-11-21T20:30:20Z'))).toBe('现在')
    expect(en.relative(at, new Date('2026-11-19T20:32:10Z'))).toBe('in 2 days')
  })
})
