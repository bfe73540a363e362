import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { lintDefinition } from '../../../schemas/check-definitions.ts'
import type { LayoutDefinition, LayoutItem } from '../../../schemas/layouts/layout.ts'
import { lintLayout } from '../../../schemas/layouts/lint-layout.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { field, object } from '../objects/definitions.ts'
import { account, deal, item, layout } from './definitions.ts'

const task = object('task', [field('name', 'text', { required: true }), field('due', 'date', { required: true }), field('note'), field('phone', 'text', { required: true, personal: 'basic' }), field('done', 'boolean', { required: true, default: false }), field('number', 'autonumber', { pattern: 'T-{0000}', required: true })])

const role = (name: string, more: Partial<RoleDefinition> = {}): RoleDefinition => ({ kind: 'role', format: 1, id: `rol_${name}`, name, label: name, objects: { task: { create: true, read: 'all', update: 'all' } }, ...more })

const form = (fields: readonly string[], more: Partial<LayoutDefinition> = {}): LayoutDefinition => layout(fields.map((name) => item({ field: name })), { name: 'task_main', object: 'task', ...more })

const missing = (one: LayoutDefinition, ...others: (LayoutDefinition | RoleDefinition)[]) => lintLayout(one, definitionSet([task, one, ...others])).map(({ code, params, level }) => [code, params?.['field'], params?.['role'], level])

describe('a form warns of a required field that it does not ask for', () => {
  it('where a role makes records by it', () => {
    expect(missing(form(['name']), role('rep'))).toEqual([['layout.required-not-placed', 'due', 'rep', 'warning']])
  })

  it.each<[string, LayoutDefinition, (LayoutDefinition | RoleDefinition)[]]>([
    ['which places all that people must give', form(['name', 'due']), [role('rep')]],
    ['by which no role makes records', form(['name']), [role('rep', { objects: { task: { read: 'all' } } })]],
    ['which the role does not get', form(['name']), [role('rep'), form(['name', 'due'], { name: 'task_first', id: 'lay_first', priority: 9 })]],
    ['for pages, where there is another for forms', form(['name'], { for: 'page' }), [role('rep'), form(['name', 'due'], { name: 'task_form', id: 'lay_form' })]],
    ['whose field the role may not fill', form(['name']), [role('rep', { fields: { 'task.due': 'none' } })]],
    ['whose field is personal and hidden from the role', form(['name', 'due']), [role('rep')]],
    ['for other roles', form(['name'], { roles: ['lead'] }), [role('rep')]],
  ])('but not one %s', (_, one, others) => {
    expect(missing(one, ...others)).toEqual([])
  })
})

const big = { '>': [{ var: 'amount' }, 100] }
const small = { '<': [{ var: 'amount' }, 50] }
const won = { '==': [{ var: 'stage' }, 'won'] }

const codes = (items: readonly LayoutItem[], section = {}) => {
  const one = layout(items, {}, section)
  return lintDefinition(one, definitionSet([account, deal, one])).map(({ code, path }) => `${code} ${path}`)
}

describe('a layout warns of a condition that can never hold', () => {
  it('wherever it stands', () => {
    expect(codes([item({ field: 'amount', visible: { and: [big, small] } })], { visible: { and: [won, { '==': [{ var: 'stage' }, 'new'] }] } })).toEqual([
      'condition.never-holds /tabs/0/sections/0/visible',
      'condition.never-holds /tabs/0/sections/0/items/0/visible',
    ])
  })

  it.each<[string, LayoutItem[]]>([
    ['one that may hold', [item({ field: 'amount', visible: { and: [big, won] } })]],
    ['none', [item({ field: 'amount' }), item({ heading: 'Money' })]],
    ['a plain no', [item({ field: 'amount', readOnly: false, required: false })]],
    ['a plain yes', [item({ field: 'amount', required: true })]],
    ['a choice', [item({ field: 'reason', visible: { or: [big, small] } })]],
    ['a relation', [item({ field: 'reason', visible: { '==': [{ var: 'account.industry' }, 'bank'] } })]],
    ['several fields', [item({ field: 'reason', required: { and: [big, { '<': [{ var: 'discount' }, 50] }] } })]],
    ['blanks', [item({ field: 'reason', visible: { and: [{ is_blank: [{ var: 'account' }] }, { '!': [{ is_blank: [{ var: 'amount' }] }] }] } })]],
    ['limits', [item({ field: 'stage', options: [{ when: big, values: ['new'] }, { when: small, values: ['won'] }] })]],
    ['the wide range', [item({ field: 'amount', visible: { and: [{ '>=': [{ var: 'amount' }, 50] }, { '<=': [{ var: 'amount' }, 50] }] } })]],
    ['today', [item({ field: 'reason', visible: { '>': [{ var: 'created_at' }, { now: [] }] } })]],
    ['roles', [item({ field: 'reason', visible: { and: [{ '!': [{ has_role: ['rep'] }] }, won] } })]],
    ['two options', [item({ field: 'reason', visible: { in: [{ var: 'stage' }, ['won', 'lost']] } })]],
    ['a denied range', [item({ field: 'reason', visible: { '!': [{ and: [big, small] }] } })]],
  ])('and not of %s', (_, items) => {
    expect(codes(items)).toEqual([])
  })
})
