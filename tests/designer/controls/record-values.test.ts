import { describe, expect, it } from 'vitest'
import { withOfferedOnly } from '../../../designer/controls/record-values.ts'
import { field, option } from '../../support/publishing.ts'

const country = field('country', 'picklist', { options: ['vn', 'cn'].map(option) })
const dependsOn = { field: 'country', options: { vn: ['hanoi', 'hue'], cn: ['beijing'] } }
const city = field('city', 'picklist', { options: ['hanoi', 'hue', 'beijing'].map(option), dependsOn })
const seen = field('seen', 'multi_picklist', { options: ['hanoi', 'hue', 'beijing'].map(option), dependsOn })
const fields = [country, city, seen]

describe('the values of a form whose deciding value changes', () => {
  it('lose what is not offered any more', () => {
    const before = { country: 'vn', city: 'hue', seen: ['hanoi', 'hue'] }
    expect(withOfferedOnly(fields, before, { ...before, country: 'cn' })).toEqual({ country: 'cn', city: null, seen: null })
    expect(withOfferedOnly(fields, before, { ...before, country: null })).toEqual({ country: null, city: null, seen: null })
  })

  it('keep what is offered, and everything else as it was', () => {
    const before = { country: null, city: null, seen: null, name: 'A' }
    const after = { ...before, country: 'cn' }
    expect(withOfferedOnly(fields, before, after)).toBe(after)
    const renamed = { ...after, city: 'hanoi', name: 'B' }
    expect(withOfferedOnly(fields, after, renamed)).toBe(renamed)
  })
})
