import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { locksOf } from '../../../../schemas/flows/approval/locked-fields.ts'
import { approvalStatuses } from '../../../../schemas/flows/approval/approval-status.ts'
import { checkFlow } from '../../../../schemas/flows/check-flow.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { lintFlow } from '../../../../schemas/flows/lint-flow.ts'
import { drawn } from '../drawn.ts'

const option = (value: string, index: number) => ({ id: `opt_${String(index).padStart(12, '0')}`, value, label: value })
const set = (statuses: readonly string[]) =>
  definitionSet([
    {
      kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
      fields: [
        { id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true },
        { id: 'fld_000000000002', name: 'amount', type: 'integer', label: 'Amount' },
        { id: 'fld_000000000003', name: 'state', type: 'picklist', label: 'State', options: statuses.map(option) },
      ],
    } as never,
  ])

const flow = (more: Partial<FlowDefinition> = {}, ask: object = {}): FlowDefinition => ({
  ...drawn('start > ask > end; ask.rejected > end1', { ask: { mode: 'any', approvers: [{ by: 'person', person: { var: 'record.owner' } }], ...ask } }),
  trigger: { type: 'record', object: 'deal', on: ['create', 'update'], when: { '>': [{ var: 'record.amount' }, 100_000] } },
  ...more,
})

const button = { type: 'button', object: 'deal', label: 'Submit' } as const
const ask = (of: FlowDefinition) => of.nodes.find(({ key }) => key === 'ask')?.id ?? ''

describe('an approval', () => {
  it('keeps its status in a field that has all of its options', () => {
    expect(checkFlow(flow({ status: 'state' }), set(approvalStatuses))).toEqual([])
    expect(checkFlow(flow({ status: 'state' }), set(['approved', 'rejected', 'withdrawn']))).toMatchObject([{ code: 'flow.status-options-missing', params: { options: 'in_approval, returned' } }])
  })

  it('locks what its trigger reads and its step shows, but not what starts it anew', () => {
    const locks = (of: FlowDefinition) => locksOf(of, set([])).get(ask(of))
    expect(locks(flow())).toEqual(['fld_000000000002'])
    expect(locks(flow({}, { lock: 'all' }))).toEqual(['*'])
    expect(locks(flow({}, { lock: 'none' }))).toBeUndefined()
    const trigger = { ...flow().trigger, restartOn: ['amount'] }
    expect(locks(flow({ trigger }))).toBeUndefined()
    expect(locks(flow({ trigger: button }, { shows: ['name'] }))).toEqual(['fld_000000000001'])
  })

  it('is warned of where it locks nothing and a change does not start it anew', () => {
    expect(lintFlow(flow(), set([]))).toEqual([])
    expect(lintFlow(flow({}, { lock: 'none' }), set([]))).toMatchObject([{ code: 'flow.approval-not-locked', params: { node: 'ask' } }])
    expect(lintFlow(flow({ trigger: { ...flow().trigger, restartOn: ['amount'] } }, { lock: 'none' }), set([]))).toEqual([])
    expect(lintFlow(flow({ trigger: button }), set([]))).toMatchObject([{ code: 'flow.approval-not-locked' }])
    expect(lintFlow(flow({ trigger: button }, { lock: 'all' }), set([]))).toEqual([])
  })
})
