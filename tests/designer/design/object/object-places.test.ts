import { describe, expect, it } from 'vitest'
import { isDrawable } from '../../../../designer/design/object/drawable.ts'
import { fieldMarks } from '../../../../designer/design/object/field-marks.ts'
import { issuesOfField } from '../../../../designer/design/object/object-issues.ts'
import { placeInObject } from '../../../../designer/design/object/place-in-object.ts'
import { isDrawableRole } from '../../../../designer/design/roles/drawable-role.ts'
import { field, object, role } from '../definitions.ts'

const options = [{ id: 'opt_aaaaaaaaaaaa', value: 'new', label: 'New' }]
const deal = object('deal', [field('a', 'name'), field('b', 'stage', 'picklist', { options })])

describe('a pointer into an object', () => {
  it.each([
    ['/fields/1/options/0/value', 'stage', 'options'],
    [`/fields/${field('b', '').id}/label/en`, 'stage', 'label'],
    ['/title', undefined, 'title'],
    ['/fields/9/name', undefined, 'name'],
    ['', undefined, undefined],
  ])('%s leads to the field %s, setting %s', (pointer, name, setting) => {
    const place = placeInObject(deal, pointer)
    expect([place.field?.name, place.setting]).toEqual([name, setting])
  })

  it('of a fault is told relative to its field, wherever that stood when it was checked', () => {
    const issues = [{ code: 'a', path: '/fields/1/options/0/value' }, { code: 'b', path: '/fields/10/name' }, { code: 'c', path: '/title' }]
    expect(issuesOfField(deal, field('b', '').id, issues)).toEqual([{ code: 'a', path: '/options/0/value' }])
    expect(issuesOfField(deal, 'fld_gone', issues)).toEqual([])
  })
})

describe('the form', () => {
  it('draws every object that has its parts', () => {
    expect(isDrawable(deal)).toBe(true)
    expect(isDrawableRole(role('sales', { deal: { read: 'all' }, '*': 'everything' }))).toBe(true)
  })

  it.each([
    ['no object', null],
    ['no fields', { ...deal, fields: undefined }],
    ['a field without a type', { ...deal, fields: [{ id: 'fld_a', name: 'a', label: 'A' }] }],
    ['a type that nobody knows', { ...deal, fields: [field('a', 'a', 'hologram')] }],
    ['options that are none', { ...deal, fields: [field('b', 'stage', 'picklist', { options: 'new' })] }],
    ['a label that is a number', { ...deal, label: 3 }],
    ['keys that are no lists', { ...deal, unique: [{ id: 'unq_a', fields: 'name' }] }],
  ])('waits while JSON says %s', (_, document) => {
    expect(isDrawable(document)).toBe(false)
  })

  it('waits while the JSON of a role says no rights', () => {
    expect([isDrawableRole({}), isDrawableRole({ ...role('sales'), objects: { deal: true } })]).toEqual([false, false])
  })
})

describe('a field', () => {
  it('is marked by what is worth knowing at a glance', () => {
    const marked = object('deal', [field('a', 'name', 'text', { required: true }), field('b', 'no', 'autonumber', { pattern: '{000}' }), field('c', 'phone', 'phone', { personal: 'basic' })], {
      unique: [{ id: 'unq_aaaaaaaaaaaa', fields: ['no'] }, { id: 'unq_bbbbbbbbbbbb', fields: ['name', 'phone'] }],
    })
    expect(marked.fields.map((each) => fieldMarks(marked, each))).toEqual([['title', 'required'], ['unique', 'automatic'], ['personal']])
  })
})
