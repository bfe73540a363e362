import { describe, expect, it } from 'vitest'
import { setFieldRight } from '../../../../designer/document/commands/set-field-right.ts'
import { forgetObject, setObjectRight, setObjectRights } from '../../../../designer/document/commands/set-object-right.ts'
import { setScopeRule, sharedRules } from '../../../../designer/document/commands/set-scope-rule.ts'
import { setSystemRight } from '../../../../designer/document/commands/set-system-right.ts'
import type { RoleDefinition } from '../../../../schemas/roles/role.ts'

const won = { '==': [{ var: 'stage' }, 'won'] }

const role = (objects: RoleDefinition['objects'] = {}): RoleDefinition => ({ kind: 'role', format: 1, id: 'rol_aaaaaaaaaaaa', name: 'sales_rep', label: 'Sales', objects })

describe('a right on an object', () => {
  it('is set, and the object leaves the role with its last right', () => {
    const may = setObjectRight(role(), 'deal', { right: 'create', to: true })
    expect(may.objects).toEqual({ deal: { create: true } })
    expect(setObjectRight(may, 'deal', { right: 'create', to: false }).objects).toEqual({})
  })

  it('widens read with update and delete', () => {
    expect(setObjectRight(role(), 'deal', { right: 'update', to: 'own' }).objects).toEqual({ deal: { update: 'own', read: 'own' } })
    expect(setObjectRight(role({ deal: { read: 'own' } }), 'deal', { right: 'delete', to: 'all' }).objects).toEqual({ deal: { read: 'all', delete: 'all' } })
    expect(setObjectRight(role({ deal: { read: 'all' } }), 'deal', { right: 'update', to: 'own' }).objects).toEqual({ deal: { read: 'all', update: 'own' } })
  })

  it('narrows update and delete with read', () => {
    const wide = role({ deal: { create: true, read: 'all', update: 'all', delete: 'own' } })
    expect(setObjectRight(wide, 'deal', { right: 'read', to: 'own' }).objects).toEqual({ deal: { create: true, read: 'own', update: 'own', delete: 'own' } })
    expect(setObjectRight(wide, 'deal', { right: 'read', to: false }).objects).toEqual({ deal: { create: true } })
  })

  it('has all records where a condition and departments beside it were to be seen', () => {
    const ruled = role({ deal: { read: { where: won }, update: 'own' } })
    expect(setObjectRight(ruled, 'deal', { right: 'update', to: 'team' }).objects['deal']).toEqual({ read: 'all', update: 'team' })
    expect(setObjectRight(role({ deal: { read: 'own' } }), 'deal', { right: 'update', to: { where: won } }).objects['deal']).toEqual({ read: { where: won }, update: { where: won } })
  })

  it('shares its condition with the rights that have the same, and gives it to all of them', () => {
    const rights = { read: { where: won }, update: { where: won }, delete: 'own' } as const
    const [shared] = sharedRules(rights)
    expect(shared).toEqual({ rights: ['read', 'update'], rule: won })
    expect(setScopeRule(role({ deal: rights }), 'deal', { rights: shared?.rights ?? [], rule: false }).objects['deal']).toEqual({ read: { where: false }, update: { where: false }, delete: 'own' })
  })

  it('lets nobody claim what he or she could not see', () => {
    const claiming = setObjectRight(role({}), 'deal', { right: 'claim', to: true })
    expect(claiming.objects['deal']).toEqual({ read: 'own', claim: true })
    expect(setObjectRight(claiming, 'deal', { right: 'read', to: false }).objects['deal']).toBeUndefined()
  })

  it('takes one right out of everything', () => {
    const narrowed = setObjectRight(role({ deal: 'everything' }), 'deal', { right: 'delete', to: false })
    expect(narrowed.objects['deal']).toEqual({ create: true, read: 'all', update: 'all', assign: true, claim: true, export: true, import: true })
  })

  it('begins with the rights on all objects, and can be left to them again', () => {
    const narrowed = setObjectRight(role({ '*': { read: 'all', update: 'own' } }), 'deal', { right: 'update', to: false })
    expect(narrowed.objects).toEqual({ '*': { read: 'all', update: 'own' }, deal: { read: 'all' } })
    expect(setObjectRight(narrowed, 'deal', { right: 'read', to: false }).objects['deal']).toEqual({})
    expect(forgetObject(narrowed, 'deal').objects).toEqual({ '*': { read: 'all', update: 'own' } })
  })

  it('keeps the order of the objects', () => {
    const before = role({ account: { read: 'all' }, deal: { read: 'all' } })
    expect(Object.keys(setObjectRights(before, 'account', 'everything').objects)).toEqual(['account', 'deal'])
    expect(Object.keys(setObjectRights(before, 'contact', { read: 'own' }).objects)).toEqual(['account', 'deal', 'contact'])
  })
})

describe('a right on a field', () => {
  it('is set and left to the object again', () => {
    const hidden = setFieldRight(role(), 'deal.margin', 'none')
    expect(hidden.fields).toEqual({ 'deal.margin': 'none' })
    expect(setFieldRight(hidden, 'deal.margin', undefined)).toEqual(role())
  })
})

describe('a right over the workspace', () => {
  it('is granted once and taken away', () => {
    const designer = setSystemRight(setSystemRight(role(), 'design', true), 'design', true)
    expect(designer.system).toEqual(['design'])
    expect(setSystemRight(designer, 'design', false)).toEqual(role())
  })
})
