import { describe, expect, it } from 'vitest'
import type { Json } from '../../schemas/pointer.ts'
import { removeMentions } from '../../schemas/remove-mention.ts'

const definition = (): Json => ({
  title: 'name',
  subtitle: ['account.name'],
  facts: ['amount', 'stage', 'amount'],
  unique: [{ id: 'unq_1', fields: ['name', 'code'] }, { id: 'unq_2', fields: ['code'] }],
  fields: [{ id: 'fld_1', name: 'name' }, { id: 'fld_2', name: 'account', object: 'account', inverse: { name: 'deals' } }],
  objects: { deal: { read: 'all' } },
})

describe('removing mentions', () => {
  it.each<[string, readonly { path: string; key?: true }[], Record<string, unknown>]>([
    ['takes elements from a list, from the last to the first', [{ path: '/facts/0' }, { path: '/facts/2' }], { facts: ['stage'] }],
    ['takes a list that becomes empty', [{ path: '/subtitle/0' }], { subtitle: undefined }],
    ['takes a field out of a key', [{ path: '/unique/0/fields/1' }], { unique: [{ id: 'unq_1', fields: ['name'] }, { id: 'unq_2', fields: ['code'] }] }],
    ['takes a key that has no field any more', [{ path: '/unique/1/fields/0' }], { unique: [{ id: 'unq_1', fields: ['name', 'code'] }] }],
    ['takes the part whose setting it is, once', [{ path: '/fields/1/object' }, { path: '/fields/1/inverse/name' }], { fields: [{ id: 'fld_1', name: 'name' }] }],
    ['takes a key of a free record', [{ path: '/objects/deal', key: true }], { objects: {} }],
  ])('%s', (_, mentions, changed) => {
    const root = definition()
    expect(removeMentions(root, mentions)).toEqual([])
    expect(root).toEqual({ ...(definition() as object), ...changed })
  })

  it('names what needs something in its place', () => {
    const root = definition()
    expect(removeMentions(root, [{ path: '/title' }])).toEqual(['/title'])
    expect(root).toEqual(definition())
  })
})
