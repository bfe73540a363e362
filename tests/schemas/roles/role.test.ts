import { describe, expect, it } from 'vitest'
import { createAjv, lazyValidator } from '../../../runtime/compile/ajv.ts'
import { checkRole, lintRole } from '../../../schemas/roles/check-role.ts'
import { roleReferences } from '../../../schemas/roles/role-references.ts'
import { type ObjectRights, type RightScope, type RoleDefinition, RoleSchema } from '../../../schemas/roles/role.ts'
import type { StoredCondition } from '../../../schemas/rules/stored-condition.ts'
import { field, idOf, object, setOf } from '../objects/definitions.ts'

const set = setOf(object('deal', [field('margin', 'decimal')]), object('account', []))

const big = { '>': [{ var: 'margin' }, 5] }

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
    const reads = (read: RightScope, update: RightScope) => faults({ objects: { deal: { read, update } } }).length === 0
    expect([reads('team', 'below'), reads({ where: big }, 'team'), reads('below', { where: big })]).toEqual([false, false, false])
    expect([reads('below', 'team'), reads({ where: big }, 'own'), reads({ where: big }, { where: big })]).toEqual([true, true, true])
  })

  it('checks the rule of a scope over the fields of its object, and takes none over all objects', () => {
    const read = (rule: StoredCondition): ObjectRights => ({ read: { where: rule } })
    expect(faults({ objects: { deal: read({ '>': [{ var: 'profit' }, 5] }), '*': read(big) } })).toEqual([
      'rule.unknown-field /objects/deal/read/where/>/0/var',
      'role.rule-for-all-objects /objects/*/read/where',
    ])
    expect(lintRole(role({ objects: { deal: read({ and: [big, { '<': [{ var: 'margin' }, 1] }] }), account: read(true) } }), set).map(({ path }) => path)).toEqual(['/objects/deal/read/where'])
  })
})

describe('a role that reads an object', () => {
  const withLines = setOf(object('deal', []), object('line', [field('deal', 'owned_lookup', { object: 'deal', required: true })]))
  const warnings = (objects: RoleDefinition['objects']) => lintRole(role({ objects }), withLines).map(({ code, path, level }) => [code, path, level])

  it('and not what belongs to it, is warned of', () => {
    expect(warnings({ deal: { read: 'own' } })).toEqual([['role.parts-hidden', '/objects/deal', 'warning']])
  })

  it.each([[{ deal: { read: 'own' }, line: { read: 'own' } }], [{ '*': { read: 'all' } }], [{ '*': 'everything' }], [{ line: { read: 'all' } }]] as const)('and what belongs to it, is not: %j', (objects) => {
    expect(warnings(objects)).toEqual([])
  })
})

describe('roleReferences', () => {
  it('lists every object and field that a role names', () => {
    const named = role({ objects: { '*': 'everything', deal: { read: 'all' } }, fields: { 'deal.margin': 'none' } })
    expect(roleReferences(named, set)).toEqual([
      { path: '/objects/deal', kind: 'object', name: 'deal', key: true },
      { path: '/fields/deal.margin', kind: 'object', name: 'deal', field: 'margin', key: true },
    ])
  })

  it('lists what the rules of scopes read; without it the right goes, and nothing is opened', () => {
    expect(roleReferences(role({ objects: { deal: { read: { where: big } } } }), set).at(-1)).toEqual({
      path: '/objects/deal/read/where/>/0/var', kind: 'object', name: 'deal', field: 'margin', step: 0, whole: '/objects/deal/read',
    })
  })
})

describe('RoleSchema', () => {
  const faultsIn = lazyValidator(createAjv(), RoleSchema)

  it.each([
    ['an unknown right', { objects: { deal: { approve: true } } }, '/objects/deal/approve'],
    ['an unknown scope', { objects: { deal: { read: 'mine' } } }, '/objects/deal/read'],
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
