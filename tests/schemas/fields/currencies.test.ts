import { describe, expect, it } from 'vitest'
import { currencyCodes, currencyDigits, isCurrency } from '../../../schemas/fields/currencies.ts'

describe('currencies', () => {
  it.each([
    ['VND', 0],
    ['JPY', 0],
    ['KRW', 0],
    ['CNY', 2],
    ['USD', 2],
    ['LAK', 2],
    ['KWD', 3],
  ])('keeps %s in %i decimals', (code, digits) => {
    expect(currencyDigits(code)).toBe(digits)
  })

  it('are known to the platform, in order and each once', () => {
    const known = new Set([...Intl.supportedValuesOf('currency'), 'XCG', 'ZWG', 'VED', 'SLE'])
    expect(currencyCodes.filter((code) => !known.has(code))).toEqual([])
    expect([...new Set(currencyCodes)].toSorted()).toEqual(currencyCodes)
  })

  it('are told from other letters', () => {
    for (const code of ['XXX', 'vnd', 'ABC', '']) expect(isCurrency(code)).toBe(false)
  })
})
