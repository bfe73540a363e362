import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { compileFlow } from '../../../../schemas/flows/compile-flow.ts'
import { advance } from '../../../../schemas/flows/machine/advance.ts'
import type { HistoryEntry } from '../../../../schemas/flows/machine/history.ts'
import type { InboxRow } from '../../../../schemas/flows/machine/inbox.ts'
import { beginningOf, type RunState } from '../../../../schemas/flows/machine/run-state.ts'
import { isLiving } from '../../../../schemas/flows/machine/working.ts'
import { mapRun, type NodeMap, type Version } from '../../../../schemas/flows/versions/map-run.ts'
import { drawn } from '../drawn.ts'

const object = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }],
}
const now = '2026-01-10T00:00:00.000Z'

/** A version whose nodes and edges are called by their keys, as they keep their ids from version to version. */
function version(number: number, text: string, own: Parameters<typeof drawn>[1] = {}): Version {
  const flow = drawn(text, own)
  const named = { ...flow, nodes: flow.nodes.map((node) => ({ ...node, id: node.key })), edges: flow.edges.map((edge) => ({ ...edge, id: `${edge.from}.${edge.port}.${edge.to}` })) }
  return { number, flow: compileFlow(named, definitionSet([object as never])), around: { now, zone: 'UTC', evaluate: () => null } }
}

interface Walked {
  state: RunState
  history: HistoryEntry[]
}

/** Runs a flow until it waits, and on by these rows. */
function walk({ flow, around }: Version, walked: Walked = { state: beginningOf(flow.start, { requester: 'ada', vars: {} }), history: [] }, rows: readonly InboxRow[] = []): Walked {
  const step = advance(flow, walked.state, around)
  const settle = (request: unknown) => {
    for (let open = request; open && open !== 'went' && open !== 'done';) open = step.answer({ kind: 'people', answers: [{ people: [{ id: 'minh' }], how: 'found' } as never] })
  }
  for (const row of rows) settle(step.take(row))
  for (let next = step.next(); next !== 'done'; next = step.next()) settle(next)
  const { state, history } = step.result()
  return { state, history: [...walked.history, ...history] }
}

const none = { timers: [], tasks: [] }
const move = (from: Version, to: Version, { run, nodes = {}, open = none }: { run: RunState; nodes?: NodeMap; open?: Parameters<typeof mapRun>[2]['open'] }) => mapRun(from, to, { run, nodes, open, by: 'ada' })
const timer = (wait: number): InboxRow => ({ kind: 'wait', wait, event: { kind: 'timer', key: 'until' } })
const waitAt = ({ state }: Walked, node: string): number => state.waits.find((wait) => wait.node === node)?.id ?? 0

const parallel = 'start > split; split.a > wait > all; split.b > wait2 > all; all > end'

describe('a run that is moved to another version', () => {
  const cases: readonly { of: string; from: string; to: string; own?: [Parameters<typeof drawn>[1], Parameters<typeof drawn>[1]]; nodes?: NodeMap; refused: readonly string[] }[] = [
    { of: 'the same node', from: 'start > wait > end', to: 'start > change > wait > end', refused: [] },
    { of: 'a node that is gone', from: 'start > wait > end', to: 'start > wait2 > end', refused: ['gone wait'] },
    { of: 'a node chosen for one that is gone', from: 'start > wait > end', to: 'start > wait2 > end', nodes: { wait: 'wait2' }, refused: [] },
    { of: 'a node of another type chosen', from: 'start > wait > end', to: 'start > ask > end; ask.rejected > end1', nodes: { wait: 'ask' }, refused: ['other-type wait'] },
    { of: 'an approval', from: 'start > ask > end; ask.rejected > end1', to: 'start > ask > change > end; ask.rejected > end1', refused: [] },
    { of: 'branches with more in them', from: parallel, to: 'start > split; split.a > wait > change > all; split.b > wait2 > all; all > change1 > end', refused: [] },
    { of: 'a node that has left its branch', from: parallel, to: 'start > split; split.a > change > all; split.b > wait2 > all; all > wait > end', refused: ['other-branch wait'] },
    { of: 'a node in the other branch', from: parallel, to: 'start > split; split.a > wait2 > all; split.b > wait > all; all > end', refused: ['other-branch wait', 'other-branch wait2'] },
    { of: 'a split that is gone', from: parallel, to: 'start > wait > wait2 > end', refused: ['gone split', 'other-branch wait', 'other-branch wait2'] },
    {
      of: 'a split with one branch more', from: parallel, to: 'start > split; split.a > wait > all; split.b > wait2 > all; split.c > change > all; all > end',
      own: [{}, { split: { branches: ['a', 'b', 'c'].map((key) => ({ key, label: key })) } }], refused: ['other-split split'],
    },
    { of: 'a join that waits for the first', from: parallel, to: parallel, own: [{}, { all: { waitsFor: 'any' } }], refused: ['other-join split'] },
    { of: 'a branch that ends before the join', from: parallel, to: 'start > split; split.a > wait > all; split.b > wait2 > end1; all > end', refused: ['other-join split'] },
    { of: 'another join', from: parallel, to: 'start > split; split.a > wait > all1; split.b > wait2 > all1; all1 > end', refused: ['other-join split'] },
    { of: 'another join that was chosen', from: parallel, to: 'start > split; split.a > wait > all1; split.b > wait2 > all1; all1 > end', nodes: { all: 'all1' }, refused: [] },
  ]

  it.each(cases)('$of: $refused', ({ from, to, own: [was, is] = [{}, {}], nodes = {}, refused }) => {
    const [one, other] = [version(3, from, was), version(5, to, is)]
    const { state, history } = walk(one)
    const moved = move(one, other, { run: state, nodes })
    expect((moved.kind === 'refused' ? moved.refusals : []).map(({ fault, node }) => `${fault} ${node}`).toSorted()).toEqual(refused)
    if (moved.kind === 'refused') return
    expect(moved.places.map((place) => place.to)).toEqual(state.tokens.map(({ node }) => nodes[node] ?? node))
    expect(moved.history.map(({ kind, by, data }) => ({ kind, by, data }))).toEqual(state.tokens.map(() => ({ kind: 'moved', by: 'ada', data: { from: 3, to: 5 } })))
    const last = new Map([...history, ...moved.history].map((entry) => [entry.token, entry]))
    const replayed = [...last.values()].filter((entry) => isLiving(entry as never)).map((entry) => ({ id: entry.token, node: entry.node, edge: entry.edge, state: entry.state }))
    expect(replayed).toEqual(moved.state.tokens.map(({ id, node, edge, state: at }) => ({ id, node, edge, state: at })))
  })

  it('who waits at a join counts there as the branch that it came from, though its edge is another', () => {
    const [from, to] = [version(1, parallel), version(2, 'start > split; split.a > wait > change > all; split.b > wait2 > all; all > end')]
    const begun = walk(from)
    const arrived = walk(from, begun, [timer(waitAt(begun, 'wait'))])
    const moved = move(from, to, { run: arrived.state })
    if (moved.kind === 'refused') throw new Error('refused')
    expect(moved.state.tokens.find(({ node }) => node === 'all')?.edge).toBe('change.out.all')
    const { state } = walk(to, { state: moved.state, history: [] }, [timer(waitAt(arrived, 'wait2'))])
    expect([state.status, state.activations]).toEqual(['completed', []])
  })

  it('goes on from where it stood, with what its nodes gave', () => {
    const [from, to] = [version(1, 'start > ask > end; ask.rejected > end1'), version(2, 'start > ask2 > ask3 > end; ask2.rejected > end1; ask3.rejected > end1')]
    const begun = walk(from)
    const moved = move(from, to, { run: begun.state, nodes: { ask: 'ask2' } })
    if (moved.kind === 'refused') throw new Error('refused')
    const wait = moved.state.waits[0]
    const { state } = walk(to, { state: moved.state, history: [] }, [{ kind: 'wait', wait: wait?.id ?? 0, event: { kind: 'decision', task: wait?.tasks[0] ?? '', by: 'minh', decision: 'approve' } }])
    expect(state.outputs['ask2']).toMatchObject({ decision: 'approved' })
    expect(state.tokens.map(({ node }) => node)).toEqual(['ask3'])
  })

  describe('keeps its moments', () => {
    const [day, twoDays] = [{ days: 1 }, { days: 2 }]
    const asking = (settings: object) => ({ ask: { mode: 'any', approvers: [{ by: 'person', person: { var: 'requester' } }], sameAsRequester: 'allow', ...settings } })
    const at = '2026-01-10T12:00:00.000Z'
    const times = [
      { of: 'the same span', was: { due: day }, is: { due: day }, timers: [], tasks: [] },
      { of: 'a longer span, counted from where the old one was', was: { due: day }, is: { due: twoDays }, timers: ['due 2026-01-11T12:00:00.000Z'], tasks: ['2026-01-11T12:00:00.000Z'] },
      { of: 'no span any more', was: { due: day }, is: {}, timers: ['due null'], tasks: ['null'] },
      { of: 'a reminder that is new, counted from now', was: { due: day }, is: { due: day, remindEvery: day }, timers: ['remind 2026-01-11T00:00:00.000Z'], tasks: [] },
    ]
    it.each(times)('$of', ({ was, is, timers, tasks }) => {
      const [from, to] = [version(1, 'start > ask > end; ask.rejected > end1', asking(was)), version(2, 'start > ask > end; ask.rejected > end1', asking(is))]
      const { state } = walk(from)
      const wait = state.waits[0]
      const open = { timers: [{ wait: wait?.id ?? 0, key: 'due', at }], tasks: [{ wait: wait?.id ?? 0, key: wait?.tasks[0] ?? '', due: at }] }
      const moved = move(from, to, { run: state, open })
      if (moved.kind === 'refused') throw new Error('refused')
      expect(moved.timers.map(({ key, at: then }) => `${key} ${then}`)).toEqual(timers)
      expect(moved.tasks.map(({ due }) => String(due))).toEqual(tasks)
      expect(moved.state.waits[0]?.timers.toSorted()).toEqual([...(is.due ? ['due'] : []), ...('remindEvery' in is ? ['remind'] : [])])
    })

    it('and does not let come again what has come', () => {
      const [from, to] = [version(1, 'start > ask > end; ask.rejected > end1', asking({ due: day })), version(2, 'start > ask > end; ask.rejected > end1', asking({ due: twoDays }))]
      const moved = move(from, to, { run: walk(from).state })
      expect(moved.kind === 'moved' && moved.timers).toEqual([])
    })
  })
})
