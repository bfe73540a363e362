import { describe, expect, it } from 'vitest'
import { broughtRows, broughtTarget, noBrought, plainTypes } from '../../../../designer/design/fields/brought-object.ts'
import { giveAs, rolesWith } from '../../../../designer/design/fields/brought-rights.ts'
import { withColumn } from '../../../../designer/design/fields/child-rows.ts'
import { addField } from '../../../../designer/document/commands/add-field.ts'
import { checkObject } from '../../../../schemas/objects/check-object.ts'
import { apiNameOf } from '../../../../schemas/objects/api-name.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { field, object, role } from '../definitions.ts'

const quote = object('quote', [field('a', 'name'), field('b', 'items')])
const making = { language: 'en' as const, nameOf: apiNameOf, isObjectTaken: (name: string) => name === 'item', isInverseTaken: (name: string) => name === 'items' || name === 'name' }

describe('the rows that a field brings along', () => {
  const made = broughtRows(quote, { one: ' Item ', many: null, columns: [{ label: 'Pieces', type: 'integer' }, { label: ' ', type: 'date' }, { label: 'Product', type: 'text' }, { label: 'Line', type: 'currency' }] }, making)

  it('belong to the object, hold the columns and keep their order', () => {
    expect(made?.object).toMatchObject({ name: 'item_2', label: { en: 'Item' }, plural: { en: 'Items' } })
    expect(made?.object.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual(['pieces: integer', 'product: text', 'line: currency', 'quote: owned_lookup', 'line_2: integer'])
    expect(made?.object.fields[3]).toMatchObject({ object: 'quote', required: true, inverse: { name: 'items_2', label: { en: 'Items' } } })
    expect([made?.rows, made?.order]).toEqual([{ object: 'item_2', field: 'quote', columns: ['pieces', 'product', 'line'] }, 'line_2'])
  })

  it('are called by their first text, and are counted where they have none', () => {
    expect(made?.object.title).toBe('product')
    const bare = broughtRows(quote, { ...noBrought, one: 'Step' }, making)
    expect(bare?.object).toMatchObject({ title: 'number', fields: [{ name: 'number', type: 'autonumber' }, { name: 'quote' }, { name: 'line' }] })
    expect(bare?.rows.columns).toEqual(['number'])
  })

  it('are without fault together with the field that shows them', () => {
    if (!made) throw new Error('nothing was made')
    const lines = { ...field('c', 'lines', 'sub_table', { ...made.rows, order: made.order }) }
    const parent = addField(quote, lines)
    const set = definitionSet([parent, made.object])
    expect([...checkObject(parent, set), ...checkObject(made.object, set)]).toEqual([])
  })

  it('wait for what one of them is called', () => {
    expect(broughtRows(quote, noBrought, making)).toBeUndefined()
    expect(broughtTarget({ ...noBrought, one: 'Customer', many: ' ' }, making)).toBeUndefined()
    expect(broughtTarget({ ...noBrought, one: 'Customer' }, making)).toMatchObject({ name: 'customer', plural: { en: 'Customers' }, title: 'name' })
  })

  it('get further columns, the first of which takes the place of the number', () => {
    const bare = broughtRows(quote, { ...noBrought, one: 'Step' }, making)
    if (!bare || !made) throw new Error('nothing was made')
    expect(withColumn(bare.object, bare.rows.columns, 'when')).toEqual(['when'])
    expect(withColumn(made.object, made.rows.columns, 'when')).toEqual(['pieces', 'product', 'line', 'when'])
  })

  it('have columns of every type that needs no further question', () => {
    const names = plainTypes().map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['text', 'currency', 'date', 'boolean', 'user']))
    expect(names).not.toEqual(expect.arrayContaining(['picklist']))
    expect(names).not.toEqual(expect.arrayContaining(['sub_table']))
  })
})

describe('access to an object that a field brings along', () => {
  const sales = role('sales', { quote: { create: true, read: 'all', update: 'own', delete: false, export: true } })
  const roles = [role('administrator', { '*': 'everything' }), sales, role('service', { account: { read: 'all' } })]

  it('is given by the roles that name the object beside it', () => {
    expect(rolesWith('quote', roles)).toEqual([sales])
  })

  it('is the same, and for rows all that may be seen or changed of what they belong to', () => {
    expect(giveAs(sales, { beside: 'quote', made: 'customer', areRows: false }).objects['customer']).toEqual({ create: true, read: 'all', update: 'own', export: true })
    expect(giveAs(sales, { beside: 'quote', made: 'item', areRows: true }).objects['item']).toEqual({ create: true, read: 'all', update: 'all', delete: 'all', export: true })
    const byRule = role('rep', { quote: { read: { where: { '==': [{ var: 'name' }, 'A'] } }, update: 'team', claim: true } })
    expect(giveAs(byRule, { beside: 'quote', made: 'customer', areRows: false }).objects['customer']).toEqual({ read: 'own', update: 'team' })
    expect(giveAs(byRule, { beside: 'quote', made: 'item', areRows: true }).objects['item']).toEqual({ create: true, read: 'all', update: 'all', delete: 'all' })
    expect(giveAs(role('boss', { quote: 'everything' }), { beside: 'quote', made: 'item', areRows: true }).objects['item']).toBe('everything')
  })
})
