import { describe, expect, it } from 'vitest'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import type { RuleType } from '../../../schemas/rules/rule-type.ts'
import { testScope } from '../../conformance/rules/fields.ts'

const check = (rule: unknown, expected?: RuleType) => checkRule(rule, testScope, expected)

/** The type of an accepted rule, or what is wrong with it. */
function verdict(rule: unknown, expected?: RuleType): unknown {
  const checked = check(rule, expected)
  return isRefused(checked) ? checked.issues : checked.tree.type.type
}

describe('checkRule gives every rule a type', () => {
  it.each<[unknown, string]>([
    [{ var: 'amount' }, 'decimal'],
    [{ var: 'account.founded' }, 'date'],
    [{ '>': [{ var: 'amount' }, 1000] }, 'boolean'],
    [{ '==': [{ var: 'starts' }, '2026-11-21'] }, 'boolean'],
    [{ '==': ['2026-11-21', { var: 'starts' }] }, 'boolean'],
    [{ '==': [{ var: 'stage' }, 'won'] }, 'boolean'],
    [{ '<': [{ var: 'quantity' }, 2.5] }, 'boolean'],
    [{ '>=': [{ var: 'rate' }, '20.00'] }, 'boolean'],
    [{ '==': [{ var: 'owner' }, { user: [] }] }, 'boolean'],
    [{ '==': [{ var: 'account' }, '01980000-0000-7000-8000-000000000001'] }, 'boolean'],
    [{ '==': [{ var: 'tags' }, ['red', 'vip']] }, 'boolean'],
    [{ in: [{ var: 'stage' }, ['won', 'lost']] }, 'boolean'],
    [{ in: ['red', { var: 'tags' }] }, 'boolean'],
    [{ in: ['a', { var: 'name' }] }, 'boolean'],
    [{ '!': { var: 'active' } }, 'boolean'],
    [{ '!!': [{ missing: ['name', 'amount'] }] }, 'boolean'],
    [{ '+': [{ var: 'quantity' }, 1] }, 'integer'],
    [{ '+': [{ var: 'quantity' }, 1.5] }, 'decimal'],
    [{ '/': [{ '*': [{ var: 'amount' }, { var: 'rate' }] }, 100] }, 'decimal'],
    [{ if: [{ var: 'active' }, '2026-01-01', { var: 'starts' }] }, 'date'],
    [{ if: [{ var: 'active' }, 1, 2.5] }, 'decimal'],
    [{ coalesce: [{ var: 'stage' }, { var: 'name' }] }, 'text'],
    [{ var: ['name', 'nobody'] }, 'text'],
    [{ add_days: [{ today: [] }, { floor: [{ var: 'rate' }] }] }, 'date'],
    [{ '>': [{ var: 'amount' }, { decimal: '12345678901234567890.12' }] }, 'boolean'],
    [{ min: [{ var: 'starts' }, '2026-01-01'] }, 'date'],
    [{ datetime: [{ date: '2026-11-21' }, 9, 30] }, 'datetime'],
    [true, 'boolean'],
    [null, 'text'],
  ])('%j is %s', (rule, type) => expect(verdict(rule)).toBe(type))

  it('reads fixed values as the type beside them, however deep they stand', () => {
    expect(verdict({ '==': [{ var: 'starts' }, { if: [{ var: 'active' }, '2026-01-01', { coalesce: [null, '2026-02-01'] }] }] })).toBe('boolean')
    expect(verdict({ '==': [{ if: [{ var: 'active' }, 1, 2] }, 2.5] })).toBe('boolean')
  })

  it('fits a rule into the type that is expected', () => {
    expect(verdict({ var: 'quantity' }, { type: 'decimal' })).toBe('decimal')
    expect(verdict('2026-11-21', { type: 'date' })).toBe('date')
    expect(verdict(null, { type: 'date' })).toBe('date')
    expect(verdict({ var: 'stage' }, { type: 'text' })).toBe('text')
  })

  it('lists what the rule reads, each path once', () => {
    const checked = check({ and: [{ '>': [{ var: 'amount' }, 1] }, { '==': [{ var: 'account.industry' }, 'bank'] }, { '<': [{ var: 'amount' }, 9] }, { '!!': [{ missing: ['note'] }] }] })
    expect(isRefused(checked) ? checked.issues : checked.reads).toEqual(['amount', 'account.industry', 'note'])
  })
})

describe('checkRule says what is wrong and where', () => {
  it.each<[string, unknown, unknown]>([
    ['a name that does not exist', { '>': [{ var: 'amout' }, 1] }, { code: 'rule.unknown-field', path: '/>/0/var', params: { field: 'amout', suggestion: 'amount' } }],
    ['a path that does not exist', { is_blank: [{ var: 'account.industri' }] }, { code: 'rule.unknown-field', path: '/is_blank/0/var', params: { field: 'account.industri', suggestion: 'account.industry' } }],
    ['a name that prototypes have', { '!!': [{ var: 'toString' }] }, { code: 'rule.unknown-field', path: '/!!/0/var', params: { field: 'toString' } }],
    ['__proto__', { var: '__proto__.constructor' }, { code: 'rule.unknown-field', path: '/var', params: { field: '__proto__.constructor' } }],
    ['a path that is reckoned', { var: [{ cat: ['a', 'b'] }] }, { code: 'rule.path-needed', path: '/var/0', params: { value: '{"cat":["a","b"]}' } }],
    ['the whole record', { var: '' }, { code: 'rule.path-needed', path: '/var', params: { value: '' } }],
    ['a path over too many relations', { var: 'a.b.c.d.e.f.g.h.i' }, { code: 'rule.path-too-long', path: '/var', params: { limit: 8 } }],
    ['an operator that does not exist', { is_blnk: [1] }, { code: 'rule.unknown-operator', path: '', params: { operator: 'is_blnk', suggestion: 'is_blank' } }],
    ['an operator of JsonLogic that is not ours', { reduce: [[1], { var: 'amount' }, 0] }, { code: 'rule.unknown-operator', path: '', params: { operator: 'reduce' } }],
    ['a dotted operator', { 'cat.constructor': ['x'] }, { code: 'rule.unknown-operator', path: '', params: { operator: 'cat.constructor' } }],
    ['an operator named like a prototype member', { constructor: ['x'] }, { code: 'rule.unknown-operator', path: '', params: { operator: 'constructor' } }],
    ['too few arguments', { '/': [1] }, { code: 'rule.argument-count', path: '/~1', params: { operator: '/', least: 2, most: 2, given: 1 } }],
    ['too many arguments', { '!': [1, 2] }, { code: 'rule.argument-count', path: '/!', params: { operator: '!', least: 1, most: 1, given: 2 } }],
    ['a number beside a text', { '==': [{ var: 'name' }, 5] }, { code: 'rule.wrong-value', path: '/==/1', params: { expected: 'text', value: '5' } }],
    ['a date that is none', { '<': [{ var: 'starts' }, '2026-02-30'] }, { code: 'rule.wrong-value', path: '/</1', params: { expected: 'date', value: '2026-02-30' } }],
    ['a day as a moment', { '<': [{ var: 'opened_at' }, '2026-02-20'] }, { code: 'rule.wrong-value', path: '/</1', params: { expected: 'datetime', value: '2026-02-20' } }],
    ['an option that does not exist', { '==': [{ var: 'stage' }, 'wom'] }, { code: 'rule.unknown-option', path: '/==/1', params: { value: 'wom', suggestion: 'won' } }],
    ['an option in a list', { in: [{ var: 'stage' }, ['won', 'x']] }, { code: 'rule.unknown-option', path: '/in/1/1', params: { value: 'x' } }],
    ['types that cannot be compared', { '<': [{ var: 'amount' }, { var: 'starts' }] }, { code: 'rule.types-differ', path: '/</1', params: { left: 'decimal', right: 'date' } }],
    ['records of different objects', { '==': [{ var: 'owner' }, { var: 'account' }] }, { code: 'rule.types-differ', path: '/==/1', params: { left: 'record:user', right: 'record:account' } }],
    ['a condition that is not boolean', { and: [{ var: 'amount' }] }, { code: 'rule.wrong-type', path: '/and/0', params: { expected: ['boolean'], given: 'decimal' } }],
    ['a date where only numbers go', { round: [{ var: 'starts' }] }, { code: 'rule.wrong-type', path: '/round/0', params: { given: 'date' } }],
    ['a flag that is reckoned', { contains: ['a', 'b', { var: 'active' }] }, { code: 'rule.literal-needed', path: '/contains/2', params: { parameter: 'ignore_case' } }],
    ['a flag that is blank', { contains: ['a', 'b', null] }, { code: 'rule.literal-needed', path: '/contains/2', params: { parameter: 'ignore_case' } }],
    ['a scale that is blank', { round: [{ var: 'amount' }, null] }, { code: 'rule.literal-needed', path: '/round/1', params: { parameter: 'decimals' } }],
    ['a number that JSON does not hold', { '+': [JSON.parse('12345678901234567890')] }, { code: 'rule.number-imprecise', path: '/+/0' }],
    ['text that Postgres does not hold', { '==': [{ var: 'name' }, 'a\0b'] }, { code: 'rule.wrong-value', path: '/==/1' }],
    ['half a character', { '==': [{ var: 'name' }, '\ud83d'] }, { code: 'rule.wrong-value', path: '/==/1' }],
    ['a key with a slash in it', { '/': [{ 'a/b~c': 1 }, 1] }, { code: 'rule.unknown-operator', path: '/~1/0', params: { operator: 'a/b~c' } }],
  ])('%s', (_, rule, issue) => expect(verdict(rule)).toMatchObject([issue]))

  it('refuses a rule that gives another type than expected', () =>
    expect(verdict({ var: 'amount' }, { type: 'boolean' })).toEqual([{ code: 'rule.wrong-type', path: '', params: { expected: ['boolean'], given: 'decimal' } }]))

  it('says all of it at once', () =>
    expect(verdict({ and: [{ '>': [{ var: 'x1' }, 1] }, { or: [{ is_blank: [{ var: 'y1' }] }, { nope: [] }] }] })).toMatchObject([
      { path: '/and/0/>/0/var' }, { path: '/and/1/or/0/is_blank/0/var' }, { path: '/and/1/or/1' },
    ]))
})
