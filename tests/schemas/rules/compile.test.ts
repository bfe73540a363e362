import { describe, expect, it } from 'vitest'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { compileRule } from '../../../schemas/rules/compile.ts'
import { sampleContext } from '../../../schemas/rules/operators/operator.ts'
import type { RuleType } from '../../../schemas/rules/rule-type.ts'
import { isRuleFailure, type RuleContext, type RuleValues } from '../../../schemas/rules/values.ts'
import { testScope } from '../../conformance/rules/fields.ts'

interface Given {
  readonly expected?: RuleType
  readonly context?: Partial<RuleContext>
}

function valueOf(rule: unknown, values: RuleValues = {}, { expected, context }: Given = {}) {
  const checked = checkRule(rule, testScope, expected)
  if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
  return compileRule(checked.tree)(values, { ...sampleContext, ...context })
}

describe('blanks', () => {
  it.each<[string, unknown, RuleValues, unknown]>([
    ['a blank equals a blank', { '==': [{ var: 'name' }, { var: 'note' }] }, { name: '' }, true],
    ['a blank is no zero', { '==': [{ var: 'amount' }, 0] }, {}, false],
    ['a blank differs from a value', { '!=': [{ var: 'name' }, 'a'] }, {}, true],
    ['nothing is less than a blank', { '<': [{ var: 'amount' }, 5] }, {}, false],
    ['and nothing is more', { '>=': [{ var: 'amount' }, { var: 'rate' }] }, {}, false],
    ['arithmetic with a blank is blank', { '+': [{ var: 'amount' }, 1] }, {}, null],
    ['so is division by zero', { '/': [{ var: 'amount' }, { var: 'rate' }] }, { amount: '1', rate: '0.00' }, null],
    ['text is put together around it', { cat: ['a', { var: 'name' }, 'b'] }, {}, 'ab'],
    ['a blank condition is false', { or: [{ var: 'active' }, false] }, {}, false],
    ['and its opposite true', { '!': [{ var: 'active' }] }, {}, true],
    ['nothing is in a blank list', { in: ['red', { var: 'tags' }] }, { tags: [] }, false],
    ['an empty list is blank', { is_blank: [{ var: 'tags' }] }, { tags: [] }, true],
    ['a blank stays blank', { var: 'active' }, {}, null],
  ])('%s', (_, rule, values, result) => expect(valueOf(rule, values)).toBe(result))
})

describe('values', () => {
  it('reads own properties only', () => {
    expect(valueOf({ var: 'constructor' }, {})).toBeNull()
    expect(valueOf({ var: 'constructor' }, { constructor: true } as unknown as RuleValues)).toBe(true)
    expect(valueOf({ var: 'name' }, Object.create({ name: 'inherited' }) as RuleValues)).toBeNull()
  })

  it('reads text as it would be stored', () => {
    expect(valueOf({ '==': [{ var: 'name' }, 'Vi\u1ec7t'] }, { name: 'Vie\u0323\u0302t' })).toBe(true)
    expect(valueOf({ length: [{ var: 'name' }] }, { name: 'e\u0301' })).toBe(1)
  })

  it('reads over relations by path', () => expect(valueOf({ '==': [{ var: 'account.industry' }, 'bank'] }, { 'account.industry': 'bank' })).toBe(true))

  it('adds up exactly', () => {
    expect(valueOf({ '+': [{ var: 'amount' }, { var: 'rate' }] }, { amount: '0.10', rate: '0.20' })).toBe('0.3')
    expect(valueOf({ '*': [{ var: 'quantity' }, 2] }, { quantity: 9_007_199_254_740_991 })).toBeNull()
    expect(valueOf({ '*': [{ var: 'quantity' }, 2] }, { quantity: 9_007_199_254_740_991 }, { expected: { type: 'decimal' } })).toBe('18014398509481982')
  })

  it('gives results in the form of the expected type', () => {
    expect(valueOf({ var: 'quantity' }, { quantity: 5 }, { expected: { type: 'decimal' } })).toBe('5')
    expect(valueOf({ floor: [2.5] })).toBe(2)
  })

  it('knows one instant in an evaluation, in the zone that it is told', () => {
    const night = { now: '2026-11-21T17:00:00.000Z', today: '2026-11-22', zone: 'Asia/Ho_Chi_Minh' }
    expect(valueOf({ '==': [{ date_of: [{ now: [] }] }, { today: [] }] }, {}, { context: night })).toBe(true)
    expect(valueOf({ hour: [{ now: [] }] }, {}, { context: { zone: 'America/New_York' } })).toBe(13)
    expect(valueOf({ '==': [{ var: 'owner' }, { user: [] }] }, { owner: sampleContext.user })).toBe(true)
  })
})

describe('fuel', () => {
  it('gives a failure when an evaluation takes more operations than it may', () => {
    const rule = { and: Array.from({ length: 100 }, () => ({ '!': [{ var: 'active' }] })) }
    expect(valueOf(rule, {}, { context: { fuel: 101 } })).toBe(true)
    const failed = valueOf(rule, {}, { context: { fuel: 100 } })
    expect(isRuleFailure(failed) && failed.error).toBe('too-expensive')
  })

  it('gives a failure when an evaluation builds more text than it may', () => {
    const rule = { cat: Array.from({ length: 60 }, () => ({ var: 'note' })) }
    expect(valueOf(rule, { note: 'x'.repeat(1700) })).toHaveLength(102_000)
    expect(valueOf(rule, { note: 'x'.repeat(1800) })).toEqual({ error: 'too-expensive' })
  })

  it('gives a failure when replacing makes a text longer than it may be', () => {
    const rule = { replace: [{ var: 'note' }, 'x', 'y'.repeat(1000)] }
    expect(valueOf(rule, { note: 'x'.repeat(102) })).toHaveLength(102_000)
    expect(valueOf(rule, { note: 'x'.repeat(103) })).toEqual({ error: 'too-expensive' })
  })
})
