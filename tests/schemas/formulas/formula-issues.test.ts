import { describe, expect, it } from 'vitest'
import { formulaIssues } from '../../../schemas/formulas/formula-issues.ts'
import { checkObject } from '../../../schemas/objects/check-object.ts'
import { objectReferences } from '../../../schemas/objects/object-references.ts'
import { field, idOf, object, setOf } from '../objects/definitions.ts'

const formula = (name: string, expression: unknown, more: object = {}) => field(name, 'formula', { returns: 'decimal', expression, ...more })

const account = object('account', [field('size', 'integer'), field('first_deal', 'lookup', { object: 'deal' }), formula('score', { '*': [{ var: 'size' }, 2] })])

const deal = (...fields: ReturnType<typeof field>[]) =>
  object('deal', [field('amount', 'decimal'), field('account', 'lookup', { object: 'account' }), ...fields])

const issuesOf = (...fields: ReturnType<typeof field>[]) => formulaIssues(deal(...fields), setOf(deal(...fields), account))

describe('formulaIssues', () => {
  it('takes formulas over fields, relations and other formulas', () => {
    const fields = [formula('a', { '+': [{ var: 'amount' }, { var: 'account.score' }] }), formula('b', { var: 'a' }), formula('c', { '/': [{ var: 'a' }, { var: 'b' }] })]
    expect(checkObject(deal(...fields), setOf(deal(...fields), account))).toEqual([])
  })

  it('says where an expression is wrong', () => {
    expect(issuesOf(formula('a', { '+': [{ var: 'amout' }, 1] }))).toEqual([
      { code: 'rule.unknown-field', path: '/fields/3/expression/+/0/var', params: { field: 'amout', suggestion: 'amount' } },
    ])
    expect(issuesOf(formula('a', { '==': [1, 1] }))).toMatchObject([{ code: 'rule.wrong-type', path: '/fields/3/expression' }])
    expect(issuesOf(formula('a', { old: ['amount'] }))).toMatchObject([{ code: 'rule.not-on-save' }])
  })

  it('names the way on which a formula comes back to itself', () => {
    expect(issuesOf(formula('a', { var: 'a' }))).toMatchObject([{ code: 'field.formula.cycle', path: '/fields/3/expression', params: { cycle: 'a → a' } }])
    const two = [formula('a', { '+': [{ var: 'b' }, 1] }), formula('b', { '*': [{ var: 'amount' }, { var: 'a' }] })]
    expect(issuesOf(...two).map(({ params }) => params?.cycle)).toEqual(['a → b → a', 'b → a → b'])
    const far = deal(formula('total', { var: 'account.best' }))
    const rich = object('account', [field('first_deal', 'lookup', { object: 'deal' }), formula('best', { var: 'first_deal.total' })])
    expect(formulaIssues(far, setOf(far, rich))).toMatchObject([{ params: { cycle: 'total → account.best → total' } }])
  })

  it('takes no chain that is long or doubles too often', () => {
    const chain = Array.from({ length: 25 }, (_, index) => formula(`f${index}`, index === 24 ? { var: 'amount' } : { '+': [{ var: `f${index + 1}` }, { var: `f${index + 1}` }] }))
    const issues = issuesOf(...chain)
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ...[0, 1, 2, 3].map((index) => ['field.formula.reads-too-many', `/fields/${index + 3}/expression`]),
      ['rule.too-expensive', '/fields/15/expression'],
    ])
  })

  it('refuses what needs a stored value', () => {
    expect(issuesOf(formula('a', 1, { required: true }))).toMatchObject([{ code: 'field.formula.required', path: '/fields/3/required' }])
    const keyed = { ...deal(formula('a', 1)), unique: [{ id: idOf('unq', 'a'), fields: ['a'] }] }
    expect(checkObject(keyed, setOf(keyed, account))).toMatchObject([{ code: 'object.not-a-key', path: '/unique/0/fields/0' }])
    const titled = { ...deal(formula('a', 'x', { returns: 'text' })), title: 'a' }
    expect(checkObject(titled, setOf(titled, account))).toMatchObject([{ code: 'object.title-not-text' }])
  })
})

describe('references of a formula', () => {
  it('go with its field', () => {
    const one = deal(formula('a', { '+': [{ var: 'amount' }, { var: 'account.size' }] }))
    expect(objectReferences(one, setOf(one, account))).toEqual(expect.arrayContaining([
      { path: '/fields/3/expression/+/0/var', kind: 'object', name: 'deal', field: 'amount', step: 0, whole: '/fields/3' },
      { path: '/fields/3/expression/+/1/var', kind: 'object', name: 'account', field: 'size', step: 1, whole: '/fields/3' },
    ]))
  })
})
