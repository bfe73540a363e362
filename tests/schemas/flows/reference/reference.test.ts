import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { checkGraph } from '../../../../schemas/flows/graph/check-graph.ts'
import { compileFlow } from '../../../../schemas/flows/compile-flow.ts'
import type { CompiledFlow } from '../../../../schemas/flows/compiled-flow.ts'
import { advance, type StepResult } from '../../../../schemas/flows/machine/advance.ts'
import { stepsBack } from '../../../../schemas/flows/machine/going-back.ts'
import type { HistoryEntry } from '../../../../schemas/flows/machine/history.ts'
import type { InboxRow } from '../../../../schemas/flows/machine/inbox.ts'
import type { Request } from '../../../../schemas/flows/machine/request.ts'
import { beginningOf, type RunState } from '../../../../schemas/flows/machine/run-state.ts'
import { isLiving } from '../../../../schemas/flows/machine/working.ts'
import type { RuleContext } from '../../../../schemas/rules/values.ts'
import { randomFlow, randomFrom } from '../random-flow.ts'
import { type Reference, referenceRun } from './interpreter.ts'
import { nextEvent, rowFor, runsToProve } from './schedule.ts'

const deal = { kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name', fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name' }] }
const set = definitionSet([deal as never])

const compiled = (flow: ReturnType<typeof randomFlow>): CompiledFlow =>
  compileFlow({ kind: 'flow', format: 1, id: 'flw_000000000001', name: 'f', label: 'F', trigger: { type: 'button', object: 'deal', label: 'Go' }, variables: [{ id: 'var_000000000001', name: 'count', type: 'integer' }], ...flow }, set)

const now = '2026-01-01T00:00:00.000Z'
const context = { now, today: '2026-01-01', user: null, roles: [], zone: 'UTC', weekStart: 1, fiscalYearStart: 1, language: 'en', fuel: 10_000, previous: null } as unknown as RuleContext

interface Made {
  readonly result: StepResult
  readonly changes: number
}

/** One step of the machine; nothing of it is kept but what it answers. */
function step(flow: CompiledFlow, state: RunState, row?: InboxRow): Made {
  let changes = 0
  const taken = advance(flow, state, {
    now,
    zone: 'UTC',
    evaluate: (node, pointer, run) => {
      const expression = node.expressions.get(pointer)
      const value = expression?.rule(Object.fromEntries(expression.reads.map((path) => [path, path.startsWith('vars.') ? (run.vars[path.slice(5)] ?? null) : path === 'requester' ? 'somebody' : null])), context)
      return typeof value === 'object' && value !== null && 'error' in value ? undefined : value
    },
  })
  const settle = (first: Request | undefined) => {
    for (let request = first; request; ) {
      if (request.kind === 'effect') changes += 1
      request = taken.answer(request.kind === 'questions' ? { kind: 'people', answers: request.questions.map(({ kind }) => ({ people: [{ id: kind === 'manager' ? 'manager' : 'somebody' }] })) } : { kind: 'done', result: null })
    }
  }
  settle(row && taken.take(row))
  for (let next = taken.next(); next !== 'done'; next = taken.next()) if (next !== 'went') settle(next)
  return { result: JSON.parse(JSON.stringify(taken.result())), changes }
}

const inOrder = <Numbered extends { readonly id: number }>(some: readonly Numbered[]) => some.toSorted((one, other) => one.id - other.id)

/** The living tokens as a history tells them. */
const replayed = (history: readonly HistoryEntry[]) =>
  [...new Map(history.map((entry) => [entry.token, entry])).entries()].filter(([, entry]) => isLiving(entry as never)).map(([id, { node, state }]) => ({ id, node, state })).toSorted((one, other) => one.id - other.id)

/** What two sides must have alike; a difference names the run in which it was found. */
function same(where: string, machine: unknown, reference: unknown): void {
  const [one, other] = [JSON.stringify(machine), JSON.stringify(reference)]
  if (one !== other) throw new Error(`${where}: the machine says ${one}, the reference ${other}`)
}

/** What can be seen of a run of the machine. */
interface Seen {
  readonly state: RunState
  readonly history: readonly HistoryEntry[]
  readonly changes: number
  readonly calls: readonly string[]
  /** All tasks that were ever open, by wait and key: what the reference calls them. */
  readonly opened: ReadonlyMap<string, string>
}

function after({ history, changes, calls, opened }: Seen, { result, changes: more }: Made): Seen {
  const made = result.wanted.effects.map(({ key }) => key.split('.').slice(1, 3).join('.'))
  return { state: result.state, history: [...history, ...result.history], changes: changes + more, calls: [...calls, ...made], opened: new Map([...opened, ...result.wanted.opened.map(({ wait, key, node, kind, assignee }) => [`${wait}.${key}`, `${node} ${kind} ${assignee === 'manager' ? 'manager' : 'requester'}`] as const)]) }
}

interface Compared {
  readonly flow: CompiledFlow
  readonly reference: Reference
}

function compare(where: string, { state, history, changes, calls, opened }: Seen, { flow, reference }: Compared): void {
  const { told } = reference
  const living = inOrder(state.tokens)
  same(
    where,
    { status: state.status, waits: inOrder(state.waits).map(({ node }) => node), tasks: inOrder(state.waits).flatMap(({ id, tasks }) => tasks.map((key) => opened.get(`${id}.${key}`))), places: living.map(({ node, state: at }) => `${node} ${at}`).toSorted(), changes, calls, count: state.vars['count'] ?? 0, visits: Object.entries(state.visits).toSorted() },
    { status: told.status, waits: reference.waits(), tasks: reference.tasks(), places: reference.places(), changes: told.changes, calls: told.calls, count: told.count, visits: [...told.visits].toSorted() },
  )
  same(`${where}, ways back`, inOrder(state.waits).map(({ node }) => stepsBack(flow, state, node).map(({ id }) => id).toSorted()), reference.waits().map((_, wait) => reference.open(wait).back.toSorted()))
  same(`${where}, replayed`, replayed(history), living.map(({ id, node, state: at }) => ({ id, node, state: at })))
}

/** Runs a flow on both sides; a step that is lost before it is kept is taken again. Answers how many were lost. */
function runBoth(seed: number): number {
  const random = randomFrom(seed)
  const drawn = randomFlow(random, 14, true)
  same(`run ${seed}`, checkGraph(drawn), [])
  const [flow, reference] = [compiled(drawn), referenceRun(drawn)]
  let lost = 0
  const taken = (seen: Seen, row?: InboxRow): Seen => {
    const made = step(flow, seen.state, row)
    if (random() < 0.5) {
      lost += 1
      same(`run ${seed}, again`, step(flow, seen.state, row), made)
    }
    return after(seen, made)
  }
  let seen = taken({ state: beginningOf(flow.start, { requester: 'somebody', vars: {} }), history: [], changes: 0, calls: [], opened: new Map() })
  for (let turn = 0; turn < 600; turn += 1) {
    compare(`run ${seed}, turn ${turn}`, seen, { flow, reference })
    const event = nextEvent(random, reference)
    if (!event) return lost
    seen = taken(seen, rowFor(event, { waits: inOrder(seen.state.waits), failed: inOrder(seen.state.tokens).filter(({ state }) => state === 'failed') }))
    reference.hear(event)
  }
  throw new Error(`run ${seed} does not end`)
}

const runs = runsToProve(300)

describe('the machine and the reference come to the same', () => {
  it(`in ${runs} runs of random flows under random events`, () => {
    let lost = 0
    for (let seed = 1; seed <= runs; seed += 1) lost += runBoth(seed)
    expect(lost).toBeGreaterThan(runs)
  }, 600_000)
})
