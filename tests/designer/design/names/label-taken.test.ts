import { describe, expect, it } from 'vitest'
import { labelTaken } from '../../../../designer/design/names/label-taken.ts'

describe('a label', () => {
  it.each([
    ['discount', 'Discount'],
    [' Discount ', 'Discount'],
    ['giá', 'Giá'],
    ['Deal', undefined],
    ['', undefined],
  ])('%j is taken by %j', (label, taken) => {
    expect(labelTaken(label, ['Discount', { en: 'Price', vi: 'Giá' }])).toBe(taken)
  })
})
