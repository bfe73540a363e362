import { describe, expect, it } from 'vitest'
import { objectReferences } from '../../../schemas/objects/object-references.ts'
import { field, idOf, object, setOf } from './definitions.ts'

const account = object('account', [field('parent', 'lookup', { object: 'account' })])

const deal = object('deal', [field('account', 'lookup', { object: 'account' }), field('amount', 'decimal')], {
  subtitle: ['account.parent.name'],
  facts: ['amount'],
  unique: [{ id: idOf('unq', 'one'), fields: ['name', 'amount'] }],
  indexes: [{ id: idOf('idx', 'one'), fields: ['amount'] }],
})

describe('objectReferences', () => {
  it('lists every field and object that an object names, each step of a path by itself', () => {
    expect(objectReferences(deal, setOf(deal, account))).toEqual([
      { path: '/title', kind: 'object', name: 'deal', field: 'name' },
      { path: '/unique/0/fields/0', kind: 'object', name: 'deal', field: 'name' },
      { path: '/unique/0/fields/1', kind: 'object', name: 'deal', field: 'amount' },
      { path: '/indexes/0/fields/0', kind: 'object', name: 'deal', field: 'amount' },
      { path: '/subtitle/0', kind: 'object', name: 'deal', field: 'account', step: 0 },
      { path: '/subtitle/0', kind: 'object', name: 'account', field: 'parent', step: 1 },
      { path: '/subtitle/0', kind: 'object', name: 'account', field: 'name', step: 2 },
      { path: '/facts/0', kind: 'object', name: 'deal', field: 'amount', step: 0 },
      { path: '/fields/1/object', kind: 'object', name: 'account' },
    ])
  })

  it('stops where a path leads nowhere, and keeps that mention', () => {
    const lost = object('deal', [], { facts: ['gone.name'] })
    expect(objectReferences(lost, setOf(lost))).toContainEqual({ path: '/facts/0', kind: 'object', name: 'deal', field: 'gone', step: 0 })
    expect(objectReferences(lost, setOf(lost))).toHaveLength(2)
  })
})
