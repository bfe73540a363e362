import { describe, expect, it } from 'vitest'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { compileRule } from '../../../schemas/rules/compile.ts'
import { sampleContext } from '../../../schemas/rules/operators/operator.ts'
import type { RuleScope } from '../../../schemas/rules/scope.ts'
import type { RuleValues } from '../../../schemas/rules/values.ts'
import { testScope } from '../../conformance/rules/fields.ts'

function valueOf(rule: unknown, values: RuleValues, previous?: RuleValues | null) {
  const checked = checkRule(rule, testScope)
  if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
  return compileRule(checked.tree)(values, sampleContext, previous)
}

describe('what a save changes', () => {
  const won = { stage: 'won', amount: '5.00', tags: ['vip'] }
  it.each<[string, unknown, RuleValues | null | undefined, unknown]>([
    ['a field had another value', { old: ['stage'] }, { stage: 'new' }, 'new'],
    ['a field of a new record had none', { old: ['stage'] }, null, null],
    ['outside of a save it is as it was', { old: ['stage'] }, undefined, 'won'],
    ['old values are values as others', { '<': [{ old: ['amount'] }, { var: 'amount' }] }, { amount: '4' }, true],
    ['a record is new', { is_new: [] }, null, true],
    ['a record is not new', { is_new: [] }, {}, false],
    ['one of the fields has changed', { changed: ['name', 'stage'] }, { stage: 'new' }, true],
    ['none has changed', { changed: ['name', 'tags'] }, { ...won, stage: 'new' }, false],
    ['numbers change by their worth', { changed: ['amount'] }, { amount: '5' }, false],
    ['a blank text and none are alike', { changed: ['name'] }, { name: '' }, false],
    ['what a new record brings has changed', { changed: ['stage'] }, null, true],
    ['what it leaves blank has not', { changed: ['name'] }, null, false],
    ['a field has changed to a value', { changed_to: ['stage', 'won'] }, { stage: 'new' }, true],
    ['to another one', { changed_to: ['stage', 'lost'] }, { stage: 'new' }, false],
    ['it had the value before', { changed_to: ['stage', 'won'] }, won, false],
    ['a new record has it', { changed_to: ['stage', 'won'] }, null, true],
    ['a fixed value is read as the field', { changed_to: ['amount', '5'] }, {}, true],
  ])('%s', (_, rule, previous, result) => expect(valueOf(rule, won, previous)).toBe(result))

  const refused = (rule: unknown, scope: RuleScope = testScope) => {
    const checked = checkRule(rule, scope)
    return isRefused(checked) ? checked.issues : []
  }

  it.each([{ old: ['stage'] }, { is_new: [] }, { changed: 'stage' }, { changed_to: ['stage', 'won'] }])('is not asked where nothing is saved: %j', (rule) => {
    const [operator] = Object.keys(rule)
    expect(refused(rule, { field: testScope.field, names: testScope.names })).toEqual([{ code: 'rule.not-on-save', path: `/${operator}`, params: { operator } }])
  })

  it('knows only fields of the record itself', () => {
    expect(refused({ changed: ['stage', 'account.tier'] })).toEqual([{ code: 'rule.own-field-needed', path: '/changed/1', params: { field: 'account.tier' } }])
    expect(refused({ changed_to: ['stag', 'won'] })).toEqual([{ code: 'rule.unknown-field', path: '/changed_to/0', params: { field: 'stag', suggestion: 'stage' } }])
    expect(refused({ changed_to: ['stage', 'wno'] })).toMatchObject([{ code: 'rule.unknown-option', path: '/changed_to/1' }])
    expect(refused({ old: [{ var: 'stage' }] })).toMatchObject([{ code: 'rule.path-needed', path: '/old/0' }])
  })
})

describe('periods', () => {
  it.each(['this_weak', 'last_0_days', 'last_3661_days', 'last_01_days', 'constructor', '__proto__'])('refuses %s', (period) => {
    expect(checkRule({ in_period: [{ var: 'starts' }, period] }, testScope)).toMatchObject({ issues: [{ code: 'rule.unknown-period', path: '/in_period/1' }] })
  })

  it.each([
    ['this_week', 7, '2026-11-22', '2026-11-28'],
    ['last_week', 3, '2026-11-11', '2026-11-17'],
    ['next_quarter', 1, '2027-02-01', '2027-04-30'],
    ['this_fiscal_year', 1, '2026-02-01', '2027-01-31'],
    ['last_year', 1, '2025-01-01', '2025-12-31'],
  ])('%s begins and ends by the calendar of the workspace', (period, weekStart, first, last) => {
    const checked = checkRule({ in_period: [{ var: 'starts' }, period] }, testScope)
    if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
    const inPeriod = compileRule(checked.tree)
    const context = { ...sampleContext, weekStart, fiscalYearStart: 2 }
    const day = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
    expect([day(first, -1), first, last, day(last, 1)].map((starts) => inPeriod({ starts }, context))).toEqual([false, true, true, false])
  })
})
