import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { removeMentions } from '../../../schemas/remove-mention.ts'
import { rewriteReferences } from '../../../schemas/rewrite-references.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { checkRule } from '../../../schemas/rules/check.ts'
import { ruleReferences } from '../../../schemas/rules/references.ts'
import { field, idOf, object } from '../objects/definitions.ts'

const country = object('country', [])
const account = object('account', [field('industry'), field('country', 'lookup', { object: 'country' })])
const deal = object('deal', [field('amount', 'decimal'), field('account', 'lookup', { object: 'account' })])
const role = (name: string): RoleDefinition => ({ kind: 'role', format: 1, id: idOf('rol', name), name, label: name, objects: {} })
const set = definitionSet([country, account, deal, role('rep'), role('boss')])

const rule = {
  and: [
    { '>': [{ var: 'amount' }, 20] },
    { '==': [{ var: ['account.country.name', 'none'] }, 'amount'] },
    { '!': { has_role: 'rep' } },
    { in: ['account', { missing: ['account', 'account.industry'] }] },
  ],
}

const stored = (json: unknown = rule) => ruleReferences({ rule: json, object: deal, pointer: '/when' }, set)

/** A definition that stores the rule, as far as rewriting needs to know. */
const holder = (when: unknown): DefinitionHeader & { readonly when: unknown } => ({ kind: 'rule', format: 1, id: 'rul_1', name: 'deal_one', label: 'One', when })

const fieldNames = new Map([['deal.account', 'customer'], ['account.country', 'land'], ['country.name', 'title'], ['deal.amount', 'value']])

describe('ruleReferences', () => {
  it('lists every path step by step, and the roles', () => {
    const found = stored().map((reference) => ({ ...reference, whole: undefined }))
    expect(found).toEqual([
      { path: '/when/and/0/>/0/var', kind: 'object', name: 'deal', field: 'amount', step: 0 },
      { path: '/when/and/1/==/0/var/0', kind: 'object', name: 'deal', field: 'account', step: 0 },
      { path: '/when/and/1/==/0/var/0', kind: 'object', name: 'account', field: 'country', step: 1 },
      { path: '/when/and/1/==/0/var/0', kind: 'object', name: 'country', field: 'name', step: 2 },
      { path: '/when/and/2/!/has_role', kind: 'role', name: 'rep' },
      { path: '/when/and/3/in/1/missing/0', kind: 'object', name: 'deal', field: 'account', step: 0 },
      { path: '/when/and/3/in/1/missing/1', kind: 'object', name: 'deal', field: 'account', step: 0 },
      { path: '/when/and/3/in/1/missing/1', kind: 'object', name: 'account', field: 'industry', step: 1 },
    ])
  })

  it('follows renames of fields along a path and of roles, and of nothing that only reads alike', () => {
    const before = holder(rule)
    const renamed = rewriteReferences(before, stored(), {
      name: (kind, name) => (kind === 'role' && name === 'rep' ? 'seller' : name),
      field: (_, of, name) => fieldNames.get(`${of}.${name}`) ?? name,
    })
    expect(renamed.when).toEqual({
      and: [
        { '>': [{ var: 'value' }, 20] },
        { '==': [{ var: ['customer.land.title', 'none'] }, 'amount'] },
        { '!': { has_role: 'seller' } },
        { in: ['account', { missing: ['customer', 'customer.industry'] }] },
      ],
    })
  })

  it('takes the whole condition with a mention, or what its holder says', () => {
    const condition = holder(rule) as unknown as Json
    expect(removeMentions(condition, stored())).toEqual([])
    expect(condition).not.toHaveProperty('when')
    const fixed = holder(rule) as unknown as Json
    const references = ruleReferences({ rule, object: deal, pointer: '/when', whole: '' }, set)
    expect(removeMentions(fixed, references.slice(0, 1))).toEqual(['/when/and/0/>/0/var'])
    expect(fixed).toEqual(holder(rule))
  })

  it('finds nothing in what is no rule, however deep or long it is', () => {
    const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => ({ '!': [inner] }), { var: 'amount' })
    for (const odd of [deep, null, 'amount', 5, { nonsense: ['amount'] }, { var: 5 }, Array.from({ length: 2_000 }, () => ({ var: 'amount' }))]) {
      expect(stored(odd)).toEqual([])
    }
  })
})

describe('has_role', () => {
  it('refuses a role that there is not', () => {
    expect(checkRule({ has_role: ['reb'] }, objectScope(deal, set))).toEqual({
      issues: [{ code: 'rule.unknown-role', path: '/has_role/0', params: { role: 'reb', suggestion: 'rep' } }],
    })
    expect(checkRule({ has_role: ['rep'] }, objectScope(deal, set))).not.toHaveProperty('issues')
    expect(checkRule({ has_role: ['any'] }, objectScope(deal, definitionSet([deal])))).not.toHaveProperty('issues')
  })
})
