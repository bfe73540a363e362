import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { lintAmongFlows } from '../../../schemas/flows/lint-among-flows.ts'
import { drawn } from './drawn.ts'

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000002', name: 'amount', type: 'integer', label: 'Amount' }],
} as const

/** A flow on deals that sets the fields; its condition names others. */
const flow = (name: string, trigger: Record<string, unknown>, sets: readonly string[], text = 'start > change > end'): FlowDefinition => ({
  ...drawn(text, { change: { set: Object.fromEntries(sets.map((field) => [field, 'x'])) }, create_record: { object: 'deal', set: { name: 'x' } } }),
  id: `flw_${name.padStart(12, '0')}`, name, label: { en: name.toUpperCase(), vi: `Q${name}` }, trigger: { type: 'record', object: 'deal', on: ['update'], ...trigger },
})

const lints = (first: FlowDefinition, ...others: readonly FlowDefinition[]) => lintAmongFlows(first, definitionSet([deal, first, ...others])).map(({ code, params }) => [code, params])
const when = (field: string) => ({ when: { changed: [`record.${field}`] } })

describe('warnings of flows', () => {
  it('name the circle on which flows start each other', () => {
    const [a, b, c] = [flow('a', when('stage'), ['amount']), flow('b', when('amount'), ['name']), flow('c', when('name'), ['stage'])]
    expect(lints(a, b, c)).toEqual([['flow.starts-itself', { flows: { en: 'A → B → C → A', vi: 'Qa → Qb → Qc → Qa', 'zh-CN': 'A → B → C → A' } }]])
    expect(lints(a, b)).toEqual([])
    expect(lints(a, b, { ...c, active: false })).toEqual([])
  })

  it('name a flow that makes what starts it, and none that changes its own record', () => {
    expect(lints(flow('a', { on: ['create'] }, [], 'start > create_record > end'))).toEqual([['flow.starts-itself', { flows: { en: 'A → A', vi: 'Qa → Qa', 'zh-CN': 'A → A' } }]])
    expect(lints(flow('a', {}, ['amount']))).toEqual([])
  })

  it('count the status that an approval keeps among what it writes', () => {
    const approval = { ...flow('a', when('amount'), []), status: 'stage' }
    expect(lints(approval, flow('b', when('stage'), ['amount']))).toEqual([['flow.starts-itself', { flows: { en: 'A → B → A', vi: 'Qa → Qb → Qa', 'zh-CN': 'A → B → A' } }]])
  })

  it('name fields that two flows write by the same event', () => {
    expect(lints(flow('a', when('stage'), ['amount', 'name']), flow('b', when('stage'), ['amount']))).toEqual([['flow.same-field', { field: 'Amount', flow: { en: 'B', vi: 'Qb' } }]])
    expect(lints(flow('a', when('stage'), ['amount']), flow('b', { on: ['delete'] }, ['amount']))).toEqual([])
  })

  it('name a flow that keeps the same status, unless this one starts by what it says', () => {
    const [mine, theirs] = ['a', 'b'].map((name) => ({ ...flow(name, {}, []), status: 'stage', trigger: { type: 'button', object: 'deal', label: name } }) as FlowDefinition)
    if (!mine || !theirs) throw new Error('two flows')
    expect(lints(mine, theirs)).toEqual([['flow.same-status', { field: 'stage', flow: { en: 'B', vi: 'Qb' } }]])
    expect(lints({ ...mine, trigger: { ...mine.trigger, when: { '!': [{ in: [{ var: 'record.stage' }, ['in_approval']] }] } } } as FlowDefinition, theirs)).toEqual([])
    expect(lints(mine, { ...theirs, status: 'other' })).toEqual([])
    expect(lints(mine, { ...theirs, active: false })).toEqual([])
    // By the same event they are said to write one field; of another flow the status is said all the same.
    const [one, two] = ['a', 'b'].map((name) => ({ ...flow(name, { on: ['create'] }, []), status: 'stage' }))
    if (!one || !two) throw new Error('two flows')
    expect(lints(one, two, { ...theirs, name: 'c', id: 'flw_00000000000c' }).map(([code]) => code)).toEqual(['flow.same-field', 'flow.same-status'])
  })
})
