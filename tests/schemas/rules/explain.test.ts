import { describe, expect, it } from 'vitest'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { explainRule, type ExplainedRule } from '../../../schemas/rules/explain.ts'
import { sampleContext } from '../../../schemas/rules/operators/operator.ts'
import { field, object, setOf } from '../objects/definitions.ts'

const deal = object('deal', [field('amount', 'decimal'), field('closed', 'boolean')])

function explained(rule: unknown, values: Record<string, string | boolean>): ExplainedRule {
  const checked = checkRule(rule, objectScope(deal, setOf(deal)), { type: 'boolean' })
  if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
  return explainRule(checked.tree, values, sampleContext)
}

const told = ({ holds, parts, read }: ExplainedRule): unknown => [holds, ...(parts.length > 0 ? parts.map(told) : read.map(({ path, value }) => [path.join('.'), value]))]

const big = { '>': [{ var: 'amount' }, 100] }
const named = { '==': [{ var: 'name' }, 'Acme'] }

describe('explainRule', () => {
  it('tells each condition with the values that it read', () => {
    expect(told(explained({ and: [big, named] }, { amount: '200', name: 'Globex' }))).toEqual([false, [true, ['amount', '200']], [false, ['name', 'Globex']]])
    expect(told(explained(big, {}))).toEqual([false, ['amount', null]])
  })

  it('tells lists within their like as one list, and others as their own', () => {
    const closed = { var: 'closed' }
    expect(told(explained({ and: [{ and: [big, named] }, { or: [closed, named] }, { '!': [closed] }] }, { amount: '200', name: 'Acme' }))).toEqual([
      true, [true, ['amount', '200']], [true, ['name', 'Acme']], [true, [false, ['closed', null]], [true, ['name', 'Acme']]], [true, [false, ['closed', null]]],
    ])
  })
})
