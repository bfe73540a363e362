import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  absDecimal, addDecimals, ceilDecimal, compareDecimals, decimalOfNumber, decimalScale, divideDecimals, floorDecimal, formatDecimal,
  multiplyDecimals, parseDecimal, remainderDecimals, roundDecimal, subtractDecimals,
} from '../../../schemas/rules/decimal.ts'

describe('parseDecimal', () => {
  it.each([
    ['7', '7'], ['-0.50', '-0.5'], ['+1', '1'], ['.5', '0.5'], ['1.', '1'], ['1e3', '1000'], ['12e-1', '1.2'], ['007', '7'], ['-0', '0'],
    ['0.000', '0'], ['9'.repeat(100), '9'.repeat(100)],
  ])('reads %s as %s', (text, read) => expect(parseDecimal(text)).toBe(read))

  it.each(['', ' ', '1,5', 'NaN', 'Infinity', '1e400', '0x10', '--1', '1.2.3', '.', '-', '1e', '9'.repeat(101), '9'.repeat(10_000), '１'])('refuses %j', (text) =>
    expect(parseDecimal(text)).toBeUndefined())

  it('reads JSON numbers as they are written', () => {
    expect([0.1, 1e21, -0, 1.5e-7, 9_007_199_254_740_991].map(decimalOfNumber)).toEqual(['0.1', `1${'0'.repeat(21)}`, '0', '0.00000015', '9007199254740991'])
    expect([Number.NaN, Infinity, 1e308].map(decimalOfNumber)).toEqual([undefined, undefined, undefined])
  })
})

describe('rounding', () => {
  it.each([
    ['2.5', 0, '3'], ['-2.5', 0, '-3'], ['2.4999', 0, '2'], ['1.005', 2, '1.01'], ['-1.005', 2, '-1.01'], ['1250', -2, '1300'], ['49', -2, '0'], ['-0.4', 0, '0'],
  ])('rounds %s to %i decimals half away from zero', (value, scale, rounded) => expect(roundDecimal(value, scale)).toBe(rounded))

  it.each([['2.5', 2, '2.50'], ['-0.005', 2, '-0.01'], ['7', 0, '7'], ['0', 3, '0.000'], ['1.23', 2, '1.23']])('formats %s with %i decimals', (value, scale, text) =>
    expect(formatDecimal(value, scale)).toBe(text))

  it('divides with 20 decimals, the last one rounded', () => {
    expect(divideDecimals('2', '3')).toBe('0.66666666666666666667')
    expect(divideDecimals('-1', '3')).toBe('-0.33333333333333333333')
    expect(divideDecimals('0.00000000000000000001', '2')).toBe('0.00000000000000000001')
    expect(divideDecimals('1', '0.00')).toBeUndefined()
  })

  it('takes the whole part to either side', () => {
    expect(['2.5', '-2.5', '-0.5', '7'].map(floorDecimal)).toEqual(['2', '-3', '-1', '7'])
    expect(['2.5', '-2.5', '-0.5', '7'].map(ceilDecimal)).toEqual(['3', '-2', '0', '7'])
  })

  it('gives a remainder the sign of what is divided', () => {
    expect([remainderDecimals('-7', '3'), remainderDecimals('7', '-3'), remainderDecimals('5.5', '2'), remainderDecimals('1', '0')]).toEqual(['-1', '1', '1.5', undefined])
  })
})

const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }), fc.integer({ min: 0, max: 38 })).map(([units, scale]) => {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`
})

/** What fast-check found against a property; undefined when it holds. */
const failureOf = <Values>(property: fc.IProperty<Values>): Values | null | undefined => {
  const { failed, counterexample } = fc.check(property)
  return failed ? counterexample : undefined
}

describe('arithmetic over 38 digits', () => {
  it('takes away what it added', () =>
    expect(failureOf(fc.property(decimal, decimal, (a, b) => compareDecimals(subtractDecimals(addDecimals(a, b), b), a) === 0))).toBeUndefined())

  it('multiplies over sums as over their parts', () =>
    expect(failureOf(fc.property(decimal, decimal, decimal, (a, b, c) =>
      multiplyDecimals(a, addDecimals(b, c)) === addDecimals(multiplyDecimals(a, b), multiplyDecimals(a, c))))).toBeUndefined())

  it('orders as differences say', () =>
    expect(failureOf(fc.property(decimal, decimal, (a, b) => Math.sign(compareDecimals(a, b)) === Math.sign(compareDecimals(subtractDecimals(a, b), '0'))))).toBeUndefined())

  it('orders short decimals, which it compares as floats, as long ones', () =>
    expect(failureOf(fc.property(fc.integer(), fc.integer(), (a, b) => {
      const [left, right] = [divideDecimals(String(a), '1000') ?? '', divideDecimals(String(b), '1000') ?? '']
      const long = (value: string) => addDecimals(value, '100000000000000000000')
      return Math.sign(compareDecimals(left, right)) === Math.sign(compareDecimals(long(left), long(right)))
    }))).toBeUndefined())

  it('answers without zeros that say nothing', () =>
    expect(failureOf(fc.property(decimal, (a) => {
      const plain = addDecimals(a, '0')
      return !/^-?0\d|\.\d*0$|\.$|^-0$/.test(plain) && decimalScale(a) === (plain.split('.')[1] ?? '').length && !absDecimal(a).startsWith('-')
    }))).toBeUndefined())
})
