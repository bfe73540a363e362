import { describe, expect, it } from 'vitest'
import { explainCondition, holdsFor } from '../../../../designer/design/validation-rules/explain-condition.ts'
import { checkRule, isRefused } from '../../../../schemas/rules/check.ts'
import { sampleContext } from '../../../../schemas/rules/operators/operator.ts'
import { testScope } from '../../../conformance/rules/fields.ts'

function treeOf(rule: unknown) {
  const checked = checkRule(rule, { ...testScope, onSave: true }, { type: 'boolean' })
  if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
  return checked.tree
}

const trial = (values: Record<string, string | null>, isNew = true) => ({ values, context: sampleContext, isNew })

describe('the trial of a condition', () => {
  const tree = treeOf({ and: [{ '>': [{ var: 'amount' }, 20] }, { '!': [{ or: [{ '==': [{ var: 'stage' }, 'lost'] }, { '!': [{ is_blank: [{ var: 'note' }] }] }] }] }] })

  it('judges each condition for itself, with the fields that it reads', () => {
    expect(explainCondition(tree, trial({ amount: '25', stage: 'won', note: null })).map(({ holds, paths }) => ({ holds, paths }))).toEqual([
      { holds: true, paths: ['amount'] },
      { holds: false, paths: ['stage'] },
      { holds: false, paths: ['note'] },
    ])
    expect(holdsFor(tree, trial({ amount: '25', stage: 'won', note: null }))).toBe(true)
    expect(holdsFor(tree, trial({ amount: '25', stage: 'won', note: 'why' }))).toBe(false)
  })

  it('knows a new record from a stored one', () => {
    const isNew = treeOf({ is_new: [] })
    expect(holdsFor(isNew, trial({}))).toBe(true)
    expect(holdsFor(isNew, trial({}, false))).toBe(false)
  })
})
