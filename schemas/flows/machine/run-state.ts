import type { Json } from '../../pointer.ts'
import type { RuleValue } from '../../rules/values.ts'
import type { Output } from '../node-type.ts'

/** `suspended`: all that is left has failed and waits for an administrator. */
export type RunStatus = 'running' | 'suspended' | 'completed' | 'failed' | 'cancelled'

/** Where a run stands. Plain JSON; the driver keeps it in rows and hands over what lives. Numbers count up within the run. */
export interface RunState {
  readonly status: RunStatus
  readonly requester: string | null
  readonly vars: Readonly<Record<string, RuleValue>>
  /** What nodes gave back, by the id of the node. */
  readonly outputs: Readonly<Record<string, Output>>
  /** The living: ready, waiting or failed. */
  readonly tokens: readonly Token[]
  readonly activations: readonly Activation[]
  readonly waits: readonly Wait[]
  /** Visits by the id of the node. */
  readonly visits: Readonly<Record<string, number>>
  readonly counters: Counters
  /** The handler has been reached: another failure is an incident. */
  readonly handled: boolean
}

export interface Counters {
  readonly token: number
  readonly activation: number
  readonly wait: number
  readonly history: number
}

export type TokenState = 'ready' | 'waiting' | 'consumed' | 'cancelled' | 'failed'

/** A point of a run at which it goes on or waits. */
export interface Token {
  readonly id: number
  readonly node: string
  /** The edge that it came by; null at the start. */
  readonly edge: string | null
  /** The innermost split around it. */
  readonly activation: number | null
  readonly state: TokenState
  /** Ready tokens go on in this order. */
  readonly seq: number
  /** The how-manieth coming of the run to the node this is. */
  readonly visit: number
}

/** A split that has fired: it ends when as many of its branches have arrived at the join or ended as it has. */
export interface Activation {
  readonly id: number
  readonly split: string
  /** The activation around the split. */
  readonly outer: number | null
  readonly expected: number
  readonly arrived: number
  readonly dead: number
  /** Its join has fired: who comes later is eaten. */
  readonly fired: boolean
}

/** Why a token waits, where it does not wait at a join. */
export interface Wait {
  readonly id: number
  readonly token: number
  readonly node: string
  /** `ask` and `act`: for the answer of the driver or of an effect; `open`: for what the node has opened. */
  readonly kind: 'act' | 'open'
  readonly state: Json
  /** The tasks that are open, by key. */
  readonly tasks: readonly string[]
  readonly timers: readonly string[]
}

/** The state in which a run begins: one token at the start. */
export const beginningOf = (start: string, { requester, vars }: Pick<RunState, 'requester' | 'vars'>): RunState => ({
  status: 'running',
  requester,
  vars,
  outputs: {},
  tokens: [{ id: 1, node: start, edge: null, activation: null, state: 'ready', seq: 1, visit: 0 }],
  activations: [],
  waits: [],
  visits: {},
  counters: { token: 1, activation: 0, wait: 0, history: 0 },
  handled: false,
})
