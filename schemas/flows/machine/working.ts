import type { Json } from '../../pointer.ts'
import type { CompiledFlow, CompiledNode } from '../compiled-flow.ts'
import type { Output, TaskOpening } from '../node-type.ts'
import type { Effect } from './effect.ts'
import type { HistoryEntry, HistoryKind } from './history.ts'
import type { Activation, RunState, RunStatus, Token, Wait } from './run-state.ts'
import type { RuleValue } from '../../rules/values.ts'

/** What the machine is told of the world. One step, one instant. */
export interface Surroundings {
  /** UTC with milliseconds. */
  readonly now: string
  readonly zone: string
  /** The value of an expression of a node; undefined where it took too long. */
  evaluate(node: CompiledNode, pointer: string, run: RunReading): RuleValue | undefined
}

/** What expressions read of a run beside records and people. */
export type RunReading = Pick<RunState, 'vars' | 'outputs' | 'requester'>

/** A task, timer, effect or incident that a step wants; `wait` and `key` name it from then on. */
export interface Wanted {
  readonly opened: OpenedTask[]
  readonly closed: { readonly wait: number; readonly key: string }[]
  readonly timers: { readonly wait: number; readonly key: string; readonly at: string | null }[]
  readonly effects: WantedEffect[]
  readonly incidents: Incident[]
}

export interface OpenedTask extends TaskOpening {
  readonly wait: number
  readonly node: string
  readonly token: number
}

/** `key` is the same however often the step is repeated; `wait` is told the result, where somebody waits for it. */
export interface WantedEffect {
  readonly key: string
  readonly effect: Effect
  readonly node: string
  readonly wait: number | null
}

export interface Incident {
  readonly token: number
  readonly node: string
  readonly code: string
  readonly params: Readonly<Record<string, Json>>
}

/** A run while a step changes it. */
export interface Working {
  readonly flow: CompiledFlow
  readonly around: Surroundings
  status: RunStatus
  handled: boolean
  readonly requester: string | null
  readonly vars: Record<string, RuleValue>
  readonly outputs: Record<string, Output>
  readonly tokens: Map<number, Token>
  readonly activations: Map<number, Activation>
  readonly waits: Map<number, Wait>
  readonly visits: Record<string, number>
  counters: RunState['counters']
  readonly history: HistoryEntry[]
  readonly wanted: Wanted
}

export function workingOn(flow: CompiledFlow, state: RunState, around: Surroundings): Working {
  return {
    flow, around,
    status: state.status,
    handled: state.handled,
    requester: state.requester,
    vars: { ...state.vars },
    outputs: { ...state.outputs },
    tokens: new Map(state.tokens.map((token) => [token.id, token])),
    activations: new Map(state.activations.map((activation) => [activation.id, activation])),
    waits: new Map(state.waits.map((wait) => [wait.id, wait])),
    visits: { ...state.visits },
    counters: state.counters,
    history: [],
    wanted: { opened: [], closed: [], timers: [], effects: [], incidents: [] },
  }
}

/** The next number of a kind. */
export function counted(run: Working, kind: keyof RunState['counters']): number {
  const next = run.counters[kind] + 1
  run.counters = { ...run.counters, [kind]: next }
  return next
}

/** The node of this id. A token stands only where its version of the flow has a node. */
export function nodeOf(run: Working, id: string): CompiledNode {
  const node = run.flow.nodes.get(id)
  if (!node) throw new Error(`the flow has no node ${id}`)
  return node
}

/** What becomes of a token, and how the history says it. */
interface Change extends Partial<Pick<Token, 'node' | 'edge' | 'activation' | 'state' | 'visit'>> {
  readonly kind: HistoryKind
  readonly by?: string
  readonly data?: Json
}

/** Changes a token, and says so in the history. Tokens that become ready go on in the order in which they did. */
export function change(run: Working, token: Token, { kind, by, data, ...changed }: Change): Token {
  const seq = counted(run, 'history')
  const next = { ...token, ...changed, ...(changed.state === 'ready' && { seq }) }
  run.tokens.set(token.id, next)
  const { id, node, edge, activation, visit, state } = next
  run.history.push({
    seq, kind, at: run.around.now, node, token: id, edge, activation, visit, state,
    ...(by !== undefined && { by }), ...(data !== undefined && { data }),
  })
  return next
}

/** A token that has just come into being, ready to go on. */
export function emit(run: Working, token: Pick<Token, 'node' | 'edge' | 'activation'>): Token {
  const id = counted(run, 'token')
  return change(run, { id, ...token, state: 'ready', seq: 0, visit: 0 }, { kind: 'began', state: 'ready' })
}

export const isLiving = ({ state }: Token): boolean => state === 'ready' || state === 'waiting' || state === 'failed'

export const living = (run: Working): readonly Token[] => [...run.tokens.values()].filter(isLiving)
