import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { approvalOutcome, approvalStatus } from '../../../../schemas/flows/approval/approval-status.ts'
import { compileFlow } from '../../../../schemas/flows/compile-flow.ts'
import { advance } from '../../../../schemas/flows/machine/advance.ts'
import { nodesBehind } from '../../../../schemas/flows/machine/nodes-behind.ts'
import { beginningOf, type RunState } from '../../../../schemas/flows/machine/run-state.ts'
import { drawn } from '../drawn.ts'

const object = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }],
}

/** Runs a drawn flow; each open approval is answered by the key of its step. Tells the status after each step. */
function statuses(text: string, answers: readonly (readonly [step: string, decision: string, returnTo?: string])[]): readonly (string | undefined)[] {
  const flow = compileFlow(drawn(text), definitionSet([object as never]))
  const around = { now: '2026-11-22T08:00:00.000Z', zone: 'UTC', evaluate: () => 'somebody' }
  let state: RunState = beginningOf(flow.start, { requester: 'requester', vars: {} })
  const told: (string | undefined)[] = []
  for (const answered of [undefined, ...answers]) {
    const step = advance(flow, state, around)
    const give = (request: ReturnType<typeof step.take>) => {
      for (let open = request; open; ) open = step.answer({ kind: 'people', answers: open.kind === 'questions' ? open.questions.map(() => ({ people: [{ id: 'somebody' }] })) : [] })
    }
    if (answered) {
      const [key, decision, to] = answered
      const idOf = (of: string | undefined) => [...flow.nodes.values()].find((node) => node.key === of)?.id
      const wait = state.waits.find(({ node }) => node === idOf(key))
      const returnTo = idOf(to)
      give(step.take({ kind: 'wait', wait: wait?.id ?? 0, event: { kind: 'decision', task: wait?.tasks[0] ?? '', by: 'somebody', decision, ...(returnTo !== undefined && { returnTo }) } }))
    }
    for (let next = step.next(); next !== 'done'; next = step.next()) if (next !== 'went') give(next)
    state = step.result().state
    told.push(approvalStatus(flow, state))
  }
  return told
}

describe('the outcome of an approval', () => {
  const flow = compileFlow(drawn('start > ask > ask1 > end; ask.rejected > end1; ask1.rejected > end2'), definitionSet([object as never]))
  const [ask = '', ask1 = ''] = ['ask', 'ask1'].map((key) => [...flow.nodes.values()].find((node) => node.key === key)?.id)

  it('is what its nodes gave back, and nothing where nobody has decided', () => {
    expect(approvalOutcome(flow, { [ask]: { decision: 'approved' }, [ask1]: { decision: 'approved' } })).toBe('approved')
    expect(approvalOutcome(flow, { [ask]: { decision: 'approved' }, [ask1]: { decision: 'rejected' } })).toBe('rejected')
    expect(approvalOutcome(flow, { other: { decision: 'rejected' } })).toBeUndefined()
  })
})

describe('the status of an approval', () => {
  it('follows the run', () => {
    const flow = 'start > ask > end; ask.rejected > end1'
    expect(statuses(flow, [['ask', 'approve']])).toEqual(['in_approval', 'approved'])
    expect(statuses(flow, [['ask', 'reject']])).toEqual(['in_approval', 'rejected'])
    expect(statuses(flow, [['ask', 'return'], ['ask', 'resubmit'], ['ask', 'approve']])).toEqual(['in_approval', 'returned', 'in_approval', 'approved'])
  })

  it('is approved as soon as nobody is left to ask', () => {
    expect(statuses('start > ask > wait > end; ask.rejected > end1', [['ask', 'approve']])).toEqual(['in_approval', 'approved'])
    expect(statuses('start > wait > ask > end; ask.rejected > end1', [])).toEqual([undefined])
  })

  it('goes by who is asked after a rejection, not by who is asked beside it', () => {
    expect(statuses('start > ask > end; ask.rejected > ask1 > end1; ask1.rejected > end2', [['ask', 'reject'], ['ask1', 'approve']])).toEqual(['in_approval', 'in_approval', 'approved'])
    const beside = 'start > split; split.a > ask > all; split.b > ask1 > all > end; ask.rejected > all; ask1.rejected > all'
    expect(statuses(beside, [['ask', 'reject'], ['ask1', 'approve']])).toEqual(['in_approval', 'in_approval', 'rejected'])
  })

  it('forgets what was answered behind the step that it was returned to', () => {
    const flow = 'start > ask > ask1 > end; ask.rejected > end1; ask1.rejected > end2'
    expect(statuses(flow, [['ask', 'approve'], ['ask1', 'return', 'ask'], ['ask', 'approve'], ['ask1', 'reject']])).toEqual(['in_approval', 'in_approval', 'in_approval', 'in_approval', 'rejected'])
  })
})

describe('nodes behind another', () => {
  it('are all that ways lead to, but what comes before it on a way that leads round', () => {
    const flow = compileFlow(drawn('start > set > wait > if > end; if.yes > set; if.otherwise > end'), definitionSet([object as never]))
    const keys = (from: string) => [...nodesBehind(flow, [...flow.nodes.values()].find(({ key }) => key === from)?.id ?? '')].map((id) => flow.nodes.get(id)?.key).toSorted()
    expect(keys('wait')).toEqual(['end', 'if', 'wait'])
    expect(keys('set')).toEqual(['end', 'if', 'set', 'wait'])
  })
})
