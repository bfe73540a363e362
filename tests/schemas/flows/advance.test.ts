import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { checkGraph } from '../../../schemas/flows/graph/check-graph.ts'
import { compileFlow } from '../../../schemas/flows/compile-flow.ts'
import type { CompiledFlow } from '../../../schemas/flows/compiled-flow.ts'
import { advance } from '../../../schemas/flows/machine/advance.ts'
import type { HistoryEntry } from '../../../schemas/flows/machine/history.ts'
import type { InboxRow, WaitEvent } from '../../../schemas/flows/machine/inbox.ts'
import type { Request } from '../../../schemas/flows/machine/request.ts'
import { beginningOf, type RunState } from '../../../schemas/flows/machine/run-state.ts'
import { isLiving, type Surroundings } from '../../../schemas/flows/machine/working.ts'
import { drawn } from './drawn.ts'
import { randomFlow, randomFrom } from './random-flow.ts'

const object = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }],
}
const set = definitionSet([object as never])

const compiled = (flow: ReturnType<typeof randomFlow>): CompiledFlow =>
  compileFlow({ kind: 'flow', format: 1, id: 'flw_000000000001', name: 'f', label: 'F', trigger: { type: 'button', object: 'deal', label: 'Go' }, variables: [{ id: 'var_000000000001', name: 'count', type: 'integer' }], ...flow }, set)

const around = (now: string): Surroundings => ({
  now,
  zone: 'UTC',
  evaluate: (node, pointer) => {
    const given = node.expressions.get(pointer)?.rule({}, { now, today: now.slice(0, 10), user: null, roles: [], zone: 'UTC', weekStart: 1, fiscalYearStart: 1, language: 'en', fuel: 10_000 })
    return typeof given === 'object' && given !== null && 'error' in given ? undefined : given
  },
})

/** Runs a flow to its end; `choose` says which of the open waits is told next. */
function walk(flow: CompiledFlow, choose: (count: number) => number) {
  const history: HistoryEntry[] = []
  let state: RunState = beginningOf(flow.start, { requester: null, vars: {} })
  let row: InboxRow | undefined
  for (let turn = 0; turn < 500; turn += 1) {
    const step = advance(flow, state, around(new Date(Date.UTC(2026, 0, 1) + turn * 60_000).toISOString()))
    if (row) step.take(row)
    while (step.next() !== 'done');
    const result = step.result()
    state = result.state
    history.push(...result.history)
    expect(replayed(history)).toEqual(state.tokens.map(({ id, node, state: at }) => ({ id, node, at })))
    if (state.waits.length === 0) return { state, history }
    const wait = state.waits[choose(state.waits.length)]
    row = { kind: 'wait', wait: wait?.id ?? 0, event: { kind: 'timer', key: 'until' } }
  }
  throw new Error('the run does not end')
}

/** The living tokens as a history tells them. */
function replayed(history: readonly HistoryEntry[]) {
  const last = new Map(history.map((entry) => [entry.token, entry]))
  return [...last.values()].filter((entry) => isLiving(entry as never)).map(({ token, node, state }) => ({ id: token, node, at: state })).toSorted((one, other) => one.id - other.id)
}

describe('a run', () => {
  it('of a sound flow ends whatever the order in which its waits end, and its history gives its tokens again', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomFrom(seed)
      const flow = randomFlow(random)
      expect(checkGraph(flow)).toEqual([])
      const machine = compiled(flow)
      const { state, history } = walk(machine, (count) => Math.floor(random() * count))
      expect([seed, state.status, state.activations]).toEqual([seed, 'completed', []])
      expect(history.filter(({ kind }) => kind === 'ended')).toHaveLength(1)
    }
  })

  it('that has ended stays as it has ended when it is told too late to stop', () => {
    const machine = compiled(randomFlow(randomFrom(1)))
    const { state } = walk(machine, () => 0)
    const step = advance(machine, state, around('2026-01-02T00:00:00.000Z'))
    step.take({ kind: 'cancel', by: null, reason: 'replaced' })
    expect(step.result()).toMatchObject({ state: { status: 'completed' }, history: [] })
  })

  it('goes its way once when a branch whose join has gone on without it is sent back', () => {
    const person = { by: 'person', person: { var: 'requester' } }
    const late = { mode: 'any', approvers: [person], sameAsRequester: 'allow', afterReturn: 'start' }
    const drawing = drawn('start > split; split.a > wait > any; split.b > split1; split1.a > ask > all; split1.b > wait1 > all; all > any; ask.rejected > stop; any > wait2 > end', { any: { waitsFor: 'any', rest: 'drain' }, ask: late })
    const machine = compiled(drawing)
    let state: RunState = beginningOf(machine.start, { requester: 'x', vars: {} })
    const tell = (node: string | undefined, event: WaitEvent | undefined) => {
      const step = advance(machine, state, around('2026-01-01T00:00:00.000Z'))
      const wait = state.waits.find((each) => machine.nodes.get(each.node)?.key === node)
      const settle = (first: Request | undefined) => {
        for (let request = first; request; ) request = step.answer({ kind: 'people', answers: [{ people: [{ id: 'x' }] }] })
      }
      if (wait && event) settle(step.take({ kind: 'wait', wait: wait.id, event }))
      for (let next = step.next(); next !== 'done'; next = step.next()) if (next !== 'went') settle(next)
      state = step.result().state
      return state.tokens.map((token) => machine.nodes.get(token.node)?.key).toSorted()
    }
    const answer = (decision: string): WaitEvent => ({ kind: 'decision', task: decision === 'resubmit' ? '1.r' : '1.1', by: 'x', decision })
    expect(tell(undefined, undefined)).toEqual(['ask', 'wait', 'wait1'])
    expect(tell('wait', { kind: 'timer', key: 'until' })).toEqual(['ask', 'wait1', 'wait2'])
    expect(tell('ask', answer('return'))).toEqual(['ask', 'wait1', 'wait2'])
    // It is eaten, with what is under way beside it; the run has long gone on.
    expect(tell('ask', answer('resubmit'))).toEqual(['wait2'])
    expect(state.activations).toEqual([])
    expect(tell('wait2', { kind: 'timer', key: 'until' })).toEqual([])
    expect(state.status).toBe('completed')
  })
})
