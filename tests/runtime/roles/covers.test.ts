import { describe, expect, it } from 'vitest'
import { compileRelease } from '../../../runtime/compile/compile-release.ts'
import { accessOf } from '../../../runtime/roles/access.ts'
import { coversRoles } from '../../../runtime/roles/covers.ts'
import { defaultSettings } from '../../../runtime/workspaces/default-settings.ts'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'

const field = (name: string, more: object = {}) => ({ id: `fld_${name}`, name, type: 'text', label: name, ...more })
const deal = {
  kind: 'object',
  format: 1,
  id: 'obj_deal',
  name: 'deal',
  label: 'Deal',
  plural: 'Deals',
  title: 'name',
  fields: [field('name'), field('margin'), field('phone', { personal: 'basic' })],
}

const ours = { '==': [{ var: 'margin' }, 'ours'] }

type Rights = Pick<RoleDefinition, 'objects' | 'fields' | 'system'>

/** Whether somebody with the first rights may give a role with the second. */
function covers(held: Rights, granted: Rights): boolean {
  const role = (id: string, rights: Rights) => ({ kind: 'role', format: 1, id, name: id, label: id, ...rights })
  const definitions = [deal, role('held', held), role('granted', granted)] as unknown as DefinitionHeader[]
  const plan = compileRelease('ws_test', {
    number: 1,
    settingsNumber: 0,
    settings: defaultSettings('en', { name: 'Test' }),
    definitions,
  })
  return coversRoles(plan, accessOf(plan, ['held']), ['granted'])
}

const everything: Rights = { objects: { '*': 'everything' }, system: ['*'] }

describe('a role is covered', () => {
  it.each<[string, Rights, Rights]>([
    [
      'by itself',
      { objects: { deal: { read: 'own', create: true } } },
      { objects: { deal: { read: 'own', create: true } } },
    ],
    ['by everything', everything, { objects: { '*': 'everything' }, system: ['*'] }],
    [
      'by a wider scope',
      { objects: { deal: { read: 'all', update: 'all' } } },
      { objects: { deal: { read: 'own', update: 'own' } } },
    ],
    ['by a wider circle of departments', { objects: { deal: { read: 'below' } } }, { objects: { deal: { read: 'team' } } }],
    ['by the same rule', { objects: { deal: { read: { where: ours } } } }, { objects: { deal: { read: { where: ours } } } }],
    ['by all, where it has a rule', { objects: { deal: { read: 'all' } } }, { objects: { deal: { read: { where: ours } } } }],
    ['by the same right on all objects', { objects: { '*': { read: 'all' } } }, { objects: { deal: { read: 'all' } } }],
    ['when it gives nothing', { objects: {} }, { objects: {} }],
    [
      'by a system right that is held',
      { objects: {}, system: ['people', 'design'] },
      { objects: {}, system: ['people'] },
    ],
  ])('%s', (_, held, granted) => {
    expect(covers(held, granted)).toBe(true)
  })
})

describe('a role is not covered', () => {
  it.each<[string, Rights, Rights]>([
    ['by a narrower scope', { objects: { deal: { read: 'own' } } }, { objects: { deal: { read: 'all' } } }],
    ['by departments without those below', { objects: { deal: { read: 'team' } } }, { objects: { deal: { read: 'below' } } }],
    ['by another rule', { objects: { deal: { read: { where: ours } } } }, { objects: { deal: { read: { where: { '==': [{ var: 'margin' }, 'theirs'] } } } } }],
    ['by departments, where it has a rule', { objects: { deal: { read: 'below' } } }, { objects: { deal: { read: { where: ours } } } }],
    ['by a rule, where it has departments', { objects: { deal: { read: { where: ours } } } }, { objects: { deal: { read: 'team' } } }],
    [
      'without the right to export',
      { objects: { deal: { read: 'all' } } },
      { objects: { deal: { read: 'all', export: true } } },
    ],
    [
      'where a field of it is hidden from the giver',
      { objects: { deal: { read: 'all' } }, fields: { 'deal.margin': 'none' } },
      { objects: { deal: { read: 'all' } } },
    ],
    [
      'where a field of it is read-only for the giver',
      { objects: { deal: { read: 'all', update: 'all' } }, fields: { 'deal.margin': 'read' } },
      { objects: { deal: { read: 'all', update: 'all' } } },
    ],
    [
      'where it names a personal field that the giver may not see',
      { objects: { deal: { read: 'all' } } },
      { objects: { deal: { read: 'all' } }, fields: { 'deal.phone': 'read' } },
    ],
    ['on objects that come later', { objects: { deal: { read: 'all' } } }, { objects: { '*': { read: 'all' } } }],
    [
      "on later objects' personal fields",
      {
        objects: {
          '*': { create: true, read: 'all', update: 'all', delete: 'all', assign: true, export: true, import: true },
        },
      },
      { objects: { '*': 'everything' } },
    ],
    ['by one system right for another', { objects: {}, system: ['people'] }, { objects: {}, system: ['publish'] }],
    [
      "by all of today's system rights for later ones",
      { objects: {}, system: ['design', 'publish', 'people', 'settings'] },
      { objects: {}, system: ['*'] },
    ],
  ])('%s', (_, held, granted) => {
    expect(covers(held, granted)).toBe(false)
  })
})
