import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../schemas/pointer.ts'
import { takeValue, valueById } from '../../../../designer/document/commands/take-value.ts'

const mine: Json & { fields: Json[] } = { label: { en: 'Deal' }, fields: [{ id: 'fld_a', name: 'a', help: 'mine' }, { id: 'fld_b', name: 'b' }] }
const theirs: Json = { label: { en: 'Offer' }, plural: 'Offers', fields: [{ id: 'fld_c', name: 'c' }, { id: 'fld_a', name: 'x' }] }

describe('the value at a place', () => {
  it('is found by the id of the part', () => {
    expect(valueById(theirs, '/fields/fld_a/name')).toBe('x')
    expect(valueById(theirs, '/fields/fld_z/name')).toBeUndefined()
  })

  it.each([
    ['/label/en', { label: { en: 'Offer' } }],
    ['/plural', { plural: 'Offers' }],
    ['/fields/fld_a/name', { fields: [{ id: 'fld_a', name: 'x', help: 'mine' }, { id: 'fld_b', name: 'b' }] }],
    ['/fields/fld_a/help', { fields: [{ id: 'fld_a', name: 'a' }, { id: 'fld_b', name: 'b' }] }],
    ['/fields/fld_b', { fields: [{ id: 'fld_a', name: 'a', help: 'mine' }] }],
    ['/fields/fld_c', { fields: [...mine.fields, { id: 'fld_c', name: 'c' }] }],
  ])('is taken from the other version: %s', (pointer, expected) => {
    expect(takeValue(mine, pointer, theirs)).toEqual({ ...mine, ...expected })
  })

  it('is found wherever the part stands, when the pointer begins with its id', () => {
    const page = (...sections: Json[][]): Json => ({ sections: sections.map((items, at) => ({ id: `s${at}`, items })) })
    const theirs = page([{ id: 'x', label: 'theirs', span: 2 }], [])
    expect(valueById(theirs, '/x/label')).toBe('theirs')
    expect(takeValue(page([], [{ id: 'x', label: 'mine' }]), '/x/label', theirs)).toEqual(page([], [{ id: 'x', label: 'theirs' }]))
  })
})
