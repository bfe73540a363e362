import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesCurrency, readMoney } from '../../../../schemas/fields/reading/money.ts'
import { readNumber } from '../../../../schemas/fields/reading/number.ts'

const read = (result: ReturnType<typeof readNumber>): string => ('value' in result ? result.value : result.issue.code)

describe('readNumber', () => {
  it.each([
    ['1234', '1234'],
    ['007', '7'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['1,2', '1.2'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1 234 567,8', '1234567.8'],
    ["1'234.5", '1234.5'],
    ['1\u00a0234', '1234'],
    ['0.123', '0.123'],
    ['1234.567', '1234.567'],
    ['-5', '-5'],
    ['5-', '-5'],
    ['−7', '-7'],
    ['(1,234.50)', '-1234.5'],
    ['１２，３４５．６', '12345.6'],
    ['1E-7', '0.0000001'],
  ])('reads the figures %s as %s', (text, value) => {
    expect(read(readNumber(text))).toBe(value)
  })

  it.each([
    ['500k', '500000'],
    ['500 nghìn', '500000'],
    ['1tr5', '1500000'],
    ['1tr05', '1050000'],
    ['2 triệu', '2000000'],
    ['2tỷ3', '2300000000'],
    ['2 tỷ 500 triệu', '2500000000'],
    ['1,5 nghìn tỷ', '1500000000000'],
    ['3万', '30000'],
    ['3万5', '35000'],
    ['3万5千', '35000'],
    ['1亿2000万', '120000000'],
    ['1.5M', '1500000'],
    ['2.5B', '2500000000'],
    ['-2 tỷ', '-2000000000'],
  ])('reads the words of size in %s as %s', (text, value) => {
    expect(read(readNumber(text))).toBe(value)
  })

  it.each([
    ['1.234', 'ambiguous-number'],
    ['1,234', 'ambiguous-number'],
    ['1.500tr', 'ambiguous-number'],
    ['4.40301E+17', 'rounded-number'],
    ['1e5', 'rounded-number'],
    ['12,34,567', 'not-a-number'],
    ['1.234,567.8', 'not-a-number'],
    ['12 34', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['-5-', 'not-a-number'],
    ['5m', 'not-a-number'],
    ['5T', 'not-a-number'],
    ['2 triệu 3 tỷ', 'not-a-number'],
    ['1亿2000', 'not-a-number'],
    ['١٢', 'not-a-number'],
    ['', 'not-a-number'],
    ['9'.repeat(201), 'not-a-number'],
  ])('does not guess at %s: %s', (text, code) => {
    expect(read(readNumber(text))).toBe(code)
  })

  it('takes a known mark, or whole numbers only, for the end of doubt', () => {
    expect(read(readNumber('1.234', { decimalMark: ',' }))).toBe('1234')
    expect(read(readNumber('1.234', { decimalMark: '.' }))).toBe('1.234')
    expect(read(readNumber('1.234', { whole: true }))).toBe('1234')
    expect(read(readNumber('1.500tr', { whole: true }))).toBe('ambiguous-number')
    expect(read(readNumber('1.500tr', { decimalMark: ',' }))).toBe('1500000000')
  })

  it('reads every amount that the platform writes in our languages', () => {
    const written = fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 99 }), fc.constantFrom('en', 'vi', 'zh-CN'), (whole, cents, language) => {
      const value = `${whole}.${String(cents).padStart(2, '0')}`
      const shown = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(value as Intl.StringNumericLiteral)
      const result = readNumber(shown)
      return 'value' in result && Number(result.value) === Number(value)
    })
    expect(fc.check(written, { numRuns: 500, seed: 7 })).toMatchObject({ failed: false })
  })
})

describe('readMoney', () => {
  it.each([
    ['1.500.000 ₫', 'VND', '1500000'],
    ['500kđ', 'VND', '500000'],
    ['1tr5 vnd', 'VND', '1500000'],
    ['VNĐ 5000', 'VND', '5000'],
    ['-VND 5', 'VND', '-5'],
    ['-$1,500.00', 'USD', '-1500'],
    ['$-5', 'USD', '-5'],
    ['($5)', 'USD', '-5'],
    ['US$5', 'USD', '5'],
    ['￥1,234.50', 'CNY', '1234.5'],
    ['3万元', 'CNY', '30000'],
    ['5', 'KWD', '5'],
    ['5 KWD', 'KWD', '5'],
  ])('reads %s in %s as %s', (text, currency, value) => {
    expect(read(readMoney(text, currency, {}))).toBe(value)
  })

  it.each([
    ['5 USD', 'VND'],
    ['¥5', 'VND'],
    ['€5', 'USD'],
    ['5.000 đồng', 'USD'],
  ])('refuses %s where amounts are in %s', (text, currency) => {
    expect(readMoney(text, currency, {})).toMatchObject({ issue: { code: 'other-currency' } })
  })

  it('tells amounts from other figures', () => {
    expect(['5 ₫', '$5', 'EUR 5', '2 tỷ đồng'].every(namesCurrency)).toBe(true)
    expect(['5', '1tr5', '5 kg', '5%', 'constructor 5'].some(namesCurrency)).toBe(false)
  })
})
