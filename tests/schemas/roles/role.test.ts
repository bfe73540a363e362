import { describe, expect, it } from 'vitest'
import { createAjv, lazyValidator } from '../../../runtime/compile/ajv.ts'
import { checkRole } from '../../../schemas/roles/check-role.ts'
import { roleReferences } from '../../../schemas/roles/role-references.ts'
import { type RoleDefinition, RoleSchema } from '../../../schemas/roles/role.ts'
import { field, idOf, object, setOf } from '../objects/definitions.ts'

const set = setOf(object('deal', [field('margin', 'decimal')]), object('account', []))

const role = (rights: Partial<RoleDefinition>): RoleDefinition =>
  ({ kind: 'role', format: 1, id: idOf('rol', 'rep'), name: 'rep', label: 'Rep', objects: {}, ...rights })

const faults = (rights: Partial<RoleDefinition>) => checkRole(role(rights), set).map(({ code, path }) => `${code} ${path}`)

describe('checkRole', () => {
  it('finds nothing wrong with a role as it should be', () => {
    const objects: RoleDefinition['objects'] = {
      '*': { read: 'own' },
      deal: { create: true, read: 'all', update: 'own', delete: false, assign: true, export: true, import: true },
      account: 'everything',
    }
    expect(faults({ objects, fields: { 'deal.margin': 'none' }, system: ['design'] })).toEqual([])
  })

  it('refuses objects and fields that do not exist', () => {
    expect(faults({ objects: { quote: { read: 'all' } }, fields: { 'quote.total': 'read', 'deal.profit': 'none', 'deal.constructor': 'none' } })).toEqual([
      'role.unknown-object /objects/quote',
      'role.unknown-object /fields/quote.total',
      'role.unknown-field /fields/deal.profit',
      'role.unknown-field /fields/deal.constructor',
    ])
  })

  it('refuses to change or delete what cannot be read', () => {
    expect(faults({ objects: { deal: { update: 'own' }, '*': { read: 'own', delete: 'all' } } })).toEqual([
      'role.wider-than-read /objects/deal/update',
      'role.wider-than-read /objects/*/delete',
    ])
    expect(faults({ objects: { deal: { claim: true }, account: { read: 'own', claim: true } } })).toEqual(['role.wider-than-read /objects/deal/claim'])
  })
})

describe('roleReferences', () => {
  it('lists every object and field that a role names', () => {
    const named = role({ objects: { '*': 'everything', deal: { read: 'all' } }, fields: { 'deal.margin': 'none' } })
    expect(roleReferences(named)).toEqual([
      { path: '/objects/deal', kind: 'object', name: 'deal', key: true },
      { path: '/fields/deal.margin', kind: 'object', name: 'deal', field: 'margin', key: true },
    ])
  })
})

describe('RoleSchema', () => {
  const faultsIn = lazyValidator(createAjv(), RoleSchema)

  it.each([
    ['an unknown right', { objects: { deal: { approve: true } } }, '/objects/deal/approve'],
    ['an unknown scope', { objects: { deal: { read: 'team' } } }, '/objects/deal/read'],
    ['an unknown right of a field', { fields: { 'deal.margin': 'masked' } }, '/fields/deal.margin'],
    ['a field without its object', { fields: { margin: 'none' } }, '/fields/margin'],
    ['an object that has no such name', { objects: { 'A deal': {} } }, '/objects/A deal'],
    ['an unknown right of the system', { system: ['root'] }, '/system/0'],
    ['an unknown key', { surprise: 1 }, '/surprise'],
  ])('refuses %s', (_fault, rights, path) => {
    const paths = faultsIn({ ...role({}), ...rights }).map((issue) => issue.path)
    expect(paths).toContain(path)
  })

  it('accepts a role that may do everything', () => {
    expect(faultsIn(role({ objects: { '*': 'everything' }, system: ['*'] }))).toEqual([])
  })
})
