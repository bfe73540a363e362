import { describe, expect, it } from 'vitest'
import { canonicalRule, emptyCondition, readCondition, writeCondition } from '../../../../designer/design/conditions/condition-tree.ts'
import { checkRule } from '../../../../schemas/rules/check.ts'
import { askedTypes, randomExpression } from '../../../conformance/rules/expressions.ts'
import { testScope } from '../../../conformance/rules/fields.ts'
import { randomFrom } from '../../../conformance/rules/random.ts'

const amount = { '>': [{ var: 'amount' }, 1000] }
const line = (path: string, operator: string, operand: object, more: object = {}) => ({ kind: 'line', path, operator, isNegated: false, operand, ...more })

describe('a rule in the builder', () => {
  it.each<[string, unknown, object]>([
    ['nothing', null, emptyCondition],
    ['a single condition', amount, { kind: 'group', match: 'all', children: [line('amount', '>', { kind: 'value', value: 1000 })] }],
    ['groups within groups', { or: [amount, { and: [{ is_blank: [{ var: 'note' }] }, { '==': [{ var: 'stage' }, 'won'] }] }] },
      { kind: 'group', match: 'any', children: [
        line('amount', '>', { kind: 'value', value: 1000 }),
        { kind: 'group', match: 'all', children: [line('note', 'is_blank', { kind: 'nothing' }), line('stage', '==', { kind: 'value', value: 'won' })] },
      ] }],
    ['none of', { '!': [{ or: [amount, { var: 'active' }] }] },
      { kind: 'group', match: 'none', children: [line('amount', '>', { kind: 'value', value: 1000 }), line('active', '==', { kind: 'value', value: true }, { isBare: true })] }],
    ['a contrary that has words of its own', { '!': { in: [{ var: 'stage' }, ['won', 'lost']] } },
      { kind: 'group', match: 'all', children: [line('stage', 'in', { kind: 'values', values: ['won', 'lost'] }, { isNegated: true })] }],
    ['a contrary that has none', { '!': [amount] }, { kind: 'group', match: 'none', children: [line('amount', '>', { kind: 'value', value: 1000 })] }],
    ['another field, over a relation', { '<': [{ var: ['account.revenue'] }, { var: 'amount' }] },
      { kind: 'group', match: 'all', children: [line('account.revenue', '<', { kind: 'field', path: 'amount' })] }],
    ['days from today', { '<=': [{ var: 'ends' }, { add_days: [{ today: [] }, -7] }] },
      { kind: 'group', match: 'all', children: [line('ends', '<=', { kind: 'relative', from: 'today', days: -7 })] }],
    ['the person who looks', { '==': [{ var: 'owner' }, { user: [] }] }, { kind: 'group', match: 'all', children: [line('owner', '==', { kind: 'me' })] }],
    ['capitals', { contains: [{ var: 'name' }, 'x', true] },
      { kind: 'group', match: 'all', children: [line('name', 'contains', { kind: 'value', value: 'x' }, { ignoresCase: true })] }],
    ['what it cannot draw', { and: [amount, { '>': [{ '*': [{ var: 'amount' }, 2] }, 5] }] },
      { kind: 'group', match: 'all', children: [line('amount', '>', { kind: 'value', value: 1000 }), { kind: 'formula', rule: { '>': [{ '*': [{ var: 'amount' }, 2] }, 5] } }] }],
    ['a comparison with a blank', { '==': [{ var: 'note' }, null] }, { kind: 'group', match: 'all', children: [{ kind: 'formula', rule: { '==': [{ var: 'note' }, null] } }] }],
  ])('draws %s', (_, rule, tree) => {
    expect(readCondition(rule)).toEqual(tree)
    expect(writeCondition(readCondition(rule))).toEqual(rule === null ? undefined : canonicalRule(rule))
  })

  it('leaves out lines and groups that are not finished', () => {
    const finished = { kind: 'line', path: 'note', operator: 'is_blank', isNegated: false, operand: { kind: 'nothing' } } as const
    const blank = { kind: 'line', path: 'amount', operator: '>', isNegated: false, operand: { kind: 'value', value: null } } as const
    const unnamed = { ...finished, path: '' } as const
    expect(writeCondition({ ...emptyCondition, children: [blank, unnamed, emptyCondition] })).toBeUndefined()
    expect(writeCondition({ ...emptyCondition, children: [finished, blank, { ...emptyCondition, children: [unnamed] }] })).toEqual({ is_blank: [{ var: 'note' }] })
  })

  it.each([[{ and: [] }], [[1, 2]], ['text'], [{ and: 3, or: 4 }], [{ nothing: [{ var: 'a' }] }], [{ '==': [{ var: '' }, 1] }], [{}], [true]])('keeps %j, faults and all', (rule) => {
    expect(writeCondition(readCondition(rule))).toEqual(rule)
  })

  it('loses nothing of any rule', () => {
    const random = randomFrom(20_261_122)
    let drawn = 0
    for (let count = 0; count < 400; count += 1) {
      const rule = randomExpression(random, random.pick(askedTypes), 1 + random.below(5))
      // A blank alone is no rule.
      if (rule === null) continue
      const tree = readCondition(rule)
      const back = writeCondition(tree)
      expect(back).toEqual(canonicalRule(rule))
      expect(checkRule(back, testScope)).toEqual(checkRule(rule, testScope))
      drawn += tree.children.some(({ kind }) => kind !== 'formula') ? 1 : 0
    }
    expect(drawn).toBeGreaterThan(40)
  })
})
