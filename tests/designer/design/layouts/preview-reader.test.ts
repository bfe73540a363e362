import { describe, expect, it } from 'vitest'
import { layoutsOf, mainLayouts } from '../../../../designer/design/layouts/main-layouts.ts'
import { editableAs, readerAs } from '../../../../designer/design/layouts/preview-reader.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { field, object, role } from '../definitions.ts'
import { layout, tab } from './layouts.ts'

const account = object('account', [field('a', 'name'), field('b', 'rating')])
const deal = object('deal', [
  field('c', 'name'),
  field('d', 'account', 'lookup', { object: 'account', onDelete: 'restrict' }),
  field('e', 'margin'),
  field('f', 'phone', 'text', { personal: 'basic' }),
  field('g', 'number', 'autonumber', { pattern: '{000}' }),
])
const set = definitionSet([account, deal])
const sales = { ...role('sales', { deal: { create: true, read: 'all' }, account: { read: 'all' } }), fields: { 'deal.margin': 'none', 'account.rating': 'none', 'deal.account': 'read' } } as const

describe('somebody with a role', () => {
  const reader = readerAs(sales, deal, set)

  it.each([['name', true], ['margin', false], ['phone', false], ['created_at', true]])('knows %s: %s', (name, is) => {
    expect(reader.knows(name)).toBe(is)
  })

  it.each([['account.name', true], ['account.rating', false], ['margin', false], ['name.x', false]])('reads %s: %s', (path, is) => {
    expect(reader.reads('deal', path.split('.'))).toBe(is)
  })

  it('fills in what the role edits and nothing that the system fills', () => {
    expect(editableAs(sales, deal)).toEqual(['name', 'record_type'])
    expect(editableAs(role('guest', { deal: { read: 'all' } }), deal)).toEqual([])
    expect(editableAs(undefined, deal)).toEqual(['name', 'account', 'margin', 'phone', 'record_type', 'owner'])
  })

  it('who may not read the object knows nothing of it', () => {
    expect(readerAs(role('other'), deal, set).knows('name')).toBe(false)
  })
})

it('the main layouts are the first page and the first form', () => {
  const [page, form, other] = [layout([tab('a')]), layout([tab('b')], { for: 'form' }), layout([tab('c')], { for: 'form' })]
  expect(mainLayouts([form, page, other])).toEqual([page, form])
})

it('the layouts of an object begin with those for everybody', () => {
  const named = (name: string, more: object = {}) => layout([tab('t')], { name, ...more })
  const all = [named('sales', { roles: ['sales'], priority: 9 }), named('low'), named('high', { priority: 2 }), named('other', { object: 'account' })]
  expect(layoutsOf('deal', definitionSet(all)).map(({ name }) => name)).toEqual(['high', 'low', 'sales'])
})
