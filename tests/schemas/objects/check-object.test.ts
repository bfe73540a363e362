import { describe, expect, it } from 'vitest'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { checkObject } from '../../../schemas/objects/check-object.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { field, idOf, object, setOf } from './definitions.ts'

const account = object('account', [field('industry'), field('parent', 'lookup', { object: 'account' })])

const faults = (checked: ObjectDefinition, ...others: readonly ObjectDefinition[]) =>
  checkObject(checked, setOf(checked, ...others)).map(({ code, path }) => `${code} ${path}`)

const deal = (fields: readonly FieldDefinition[], settings: Partial<ObjectDefinition> = {}) => object('deal', fields, settings)

const toAccount = (name: string, inverse?: string) =>
  field(name, 'lookup', { object: 'account', ...(inverse && { inverse: { name: inverse, label: inverse } }) })

const key = (prefix: string, ...fields: string[]) => ({ id: idOf(prefix, fields.join('')), fields })

describe('checkObject', () => {
  it('finds nothing wrong with an object as it should be', () => {
    const fine = deal([toAccount('account', 'deals'), field('number'), field('amount', 'currency', { min: '0' })], {
      subtitle: ['account.name', 'owner', 'account.parent.industry'],
      facts: ['amount', 'created_at'],
      unique: [key('unq', 'number')],
      indexes: [key('idx', 'amount', 'number')],
    })
    expect(faults(fine, account)).toEqual([])
  })

  it.each(['id', 'version', 'owner', 'xmin', 'record_type', 'constructor'])('refuses the reserved name %s for a field', (name) => {
    expect(faults(deal([field(name)]))).toEqual(['name.reserved /fields/1/name'])
  })

  it('refuses a pool for records that belong to others', () => {
    const owned = field('account', 'owned_lookup', { object: 'account', required: true })
    expect(faults(deal([field('note')], { pool: { limit: 5 } }), account)).toEqual([])
    expect(faults(deal([owned], { pool: {} }), account)).toEqual(['object.pool-of-part /pool'])
  })

  it('refuses an object that is called as rules call people', () => {
    expect(faults(object('user', []))).toEqual(['name.reserved /name'])
    expect(faults(deal([field('user', 'user')]))).toEqual([])
  })

  it('refuses two record types of one name or id, at the later one', () => {
    const type = { id: idOf('rty', 'a'), name: 'project', label: 'Project' }
    expect(faults(deal([], { recordTypes: [type, { ...type, id: idOf('rty', 'b') }] }))).toEqual(['object.record-type-taken /recordTypes/1/name'])
    expect(faults(deal([], { recordTypes: [type, { ...type, name: 'renewal' }] }))).toEqual(['id.taken /recordTypes/1/id'])
  })

  it('refuses a field name that is taken, at the later field', () => {
    const twice = { ...field('stage'), id: idOf('fld', 'second') }
    expect(faults(deal([field('stage'), twice]))).toEqual(['field.name-taken /fields/2/name'])
  })

  it('refuses an id that is taken, wherever it is', () => {
    const same = { ...field('stage'), id: idOf('fld', 'name') }
    const keys = [key('unq', 'name'), key('unq', 'name')]
    expect(faults(deal([same], { unique: keys }))).toEqual(['id.taken /fields/1/id', 'id.taken /unique/1/id'])
  })

  it('refuses titles and keys of fields that are not its own', () => {
    const checked = deal([toAccount('account')], { title: 'nothing', unique: [key('unq', 'account', 'gone')], indexes: [key('idx', 'owner')] })
    expect(faults(checked, account)).toEqual([
      'object.unknown-field /title',
      'object.unknown-field /unique/0/fields/1',
      'object.unknown-field /indexes/0/fields/0',
    ])
  })

  it('refuses a title that is not a text', () => {
    expect(faults(deal([field('amount', 'decimal')], { title: 'amount' }))).toEqual(['object.title-not-text /title'])
    expect(faults(deal([field('number', 'autonumber', { pattern: 'D-{000}' })], { title: 'number' }))).toEqual([])
  })

  it('refuses paths that lead nowhere', () => {
    const checked = deal([toAccount('account'), field('amount', 'decimal')], {
      subtitle: ['account.nothing', 'amount.name', 'constructor'],
      facts: ['owner.name', 'account.parent.parent.parent.parent.name'],
    })
    expect(faults(checked, account)).toEqual([
      'object.unknown-field /subtitle/0',
      'object.unknown-field /subtitle/1',
      'object.unknown-field /subtitle/2',
      'object.unknown-field /facts/0',
    ])
  })

  it('refuses keys too long for an index', () => {
    const long = deal([field('code', 'text', { maxLength: 901 }), field('notes', 'long_text'), field('a'), field('b')], {
      unique: [key('unq', 'code'), key('unq', 'name', 'a', 'b')],
      indexes: [key('idx', 'notes')],
    })
    expect(faults(long)).toEqual(['object.key-too-long /unique/0/fields', 'object.key-too-long /indexes/0/fields'])
  })

  it('reports what field types find, at the field', () => {
    const checked = deal([field('account', 'lookup', { object: 'nowhere' }), field('code', 'text', { pattern: '(' })])
    expect(faults(checked)).toEqual(['field.lookup.unknown-object /fields/1/object', 'field.text.bad-pattern /fields/2/pattern'])
  })

  describe('on the way back of a lookup', () => {
    it('refuses the name of a field of the target', () => {
      expect(faults(deal([toAccount('account', 'industry')]), account)).toEqual(['field.inverse-taken /fields/1/inverse/name'])
    })

    it('refuses a name of the system', () => {
      expect(faults(deal([toAccount('account', 'owner')]), account)).toEqual(['field.inverse-taken /fields/1/inverse/name'])
    })

    it('refuses what another lookup gave, of this object or of another one', () => {
      expect(faults(deal([toAccount('buyer', 'deals'), toAccount('seller', 'deals')]), account)).toEqual([
        'field.inverse-taken /fields/1/inverse/name',
        'field.inverse-taken /fields/2/inverse/name',
      ])
      const other = object('quote', [toAccount('account', 'deals')])
      expect(faults(deal([toAccount('account', 'deals')]), account, other)).toEqual(['field.inverse-taken /fields/1/inverse/name'])
    })

    it('lets one name lead back from different targets', () => {
      const contact = object('contact', [])
      const both = deal([toAccount('account', 'deals'), field('contact', 'lookup', { object: 'contact', inverse: { name: 'deals', label: 'Deals' } })])
      expect(faults(both, account, contact)).toEqual([])
    })

    it('lets an object point at itself', () => {
      const tree = object('account', [field('parent', 'lookup', { object: 'account', inverse: { name: 'children', label: 'Children' } })])
      expect(faults(tree)).toEqual([])
    })
  })

  it('finds all faults at once', () => {
    const checked = deal([field('id'), field('id', 'lookup', { object: 'nowhere' })], { title: 'gone', facts: ['gone'] })
    expect(faults(checked)).toHaveLength(7)
  })
})
