import { describe, expect, it } from 'vitest'
import { columnHints, fitOf } from '../../../../schemas/fields/reading/column.ts'

describe('columnHints', () => {
  it.each([
    [['11/12/2026', '21/11/2026'], { dateOrder: 'dmy' }],
    [['11/12/2026', '11/21/2026 10:00'], { dateOrder: 'mdy' }],
    [['11/12/2026', '01/02/2026'], {}],
    [['21/11/2026', '11/21/2026'], {}],
    [['1.234', '5,5'], { decimalMark: ',' }],
    [['1.234', '1.234.567'], { decimalMark: ',' }],
    [['1,234', '1,234,567 $'], { decimalMark: '.' }],
    [['1.234', '$1,234.50'], { decimalMark: '.' }],
    [['1.5', '2,5'], {}],
    [['1.234', '2.345'], {}],
    [['Acme', ''], {}],
    [[], {}],
  ])('reads %j as %j', (samples, hints) => {
    expect(columnHints(samples)).toEqual(hints)
  })
})

describe('fitOf', () => {
  const even = (text: string) => Number(text) % 2 === 0

  it('is the share that can be read, by weight', () => {
    expect(fitOf(['2', '4', '6', '8', '9'], even, 0.5)).toBeCloseTo(0.4)
  })

  it('is nothing where too much cannot be read, and for an empty column', () => {
    expect(fitOf(['2', '4', '5'], even, 1)).toBe(0)
    expect(fitOf([], even, 1)).toBe(0)
  })
})
