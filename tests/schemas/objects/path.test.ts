import { describe, expect, it } from 'vitest'
import { pathInObject } from '../../../schemas/objects/path.ts'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import { field, object, setOf } from './definitions.ts'

const account = object('account', [field('parent', 'lookup', { object: 'account' }), field('boss', 'user')])
const deal = object('deal', [
  field('account', 'lookup', { object: 'account' }),
  field('gone', 'lookup', { object: 'nowhere' }),
  field('amount', 'currency'),
  field('stage', 'picklist', { options: [{ id: 'opt_000000000001', value: 'new', label: 'New' }] }),
])
const set = setOf(deal, account)

const ends = (path: string) => {
  const end = pathInObject(deal, path.split('.'), set)
  return end && `${end.object.name}.${end.field.name}`
}

describe('pathInObject', () => {
  it.each([
    ['amount', 'deal.amount'],
    ['owner', 'deal.owner'],
    ['account', 'deal.account'],
    ['account.name', 'account.name'],
    ['account.created_at', 'account.created_at'],
    ['account.parent.parent.parent.parent.name', 'account.name'],
  ])('follows %s to %s', (path, end) => {
    expect(ends(path)).toBe(end)
  })

  it.each(['', 'nothing', 'amount.name', 'owner.name', 'account.boss.name', 'gone.name', 'account.parent.parent.parent.parent.parent.name', '__proto__', 'constructor', 'id'])(
    'finds nothing at %s',
    (path) => {
      expect(ends(path)).toBeUndefined()
    },
  )

  it('finds nothing at no path at all', () => {
    expect(pathInObject(deal, [], set)).toBeUndefined()
  })
})

describe('objectScope', () => {
  const scope = objectScope(deal, set)

  it.each([
    ['amount', { type: 'decimal' }],
    ['stage', { type: 'option', values: ['new'], labels: ['New'] }],
    ['account', { type: 'record', object: 'account' }],
    ['account.name', { type: 'text' }],
    ['owner', { type: 'record', object: 'user' }],
    ['updated_at', { type: 'datetime' }],
  ])('gives %s its type', (path, type) => {
    expect(scope.field(path.split('.'))).toEqual({ path: path.split('.'), type })
  })

  it('knows nothing else', () => {
    for (const path of ['nothing', 'toString', 'account.nothing', 'deleted_at', '_search']) expect(scope.field(path.split('.'))).toBeUndefined()
  })

  it('suggests own names and those one relation away', () => {
    expect(scope.names()).toEqual(expect.arrayContaining(['amount', 'owner', 'account', 'account.name', 'account.owner', 'gone']))
    expect(scope.names().filter((name) => name.startsWith('gone.') || name.split('.').length > 2)).toEqual([])
  })
})
