import type { CompiledFlow, CompiledNode } from '../compiled-flow.ts'
import { nodeRun } from '../machine/node-run.ts'
import type { HistoryEntry } from '../machine/history.ts'
import type { Activation, RunState, Token, Wait } from '../machine/run-state.ts'
import { change, type Surroundings, type Working, workingOn } from '../machine/working.ts'
import { movedTimes, type MovedTask, type MovedTimer, type OpenTimes } from './moved-times.ts'
import { edgeOfBranch, sameBranches, shapeFault } from './shape.ts'

/** Why a run cannot move, and the node of its present version at which that shows. */
export interface MoveRefusal {
  readonly fault: MoveFault
  readonly node: string
}

/**
 * `gone`: somebody or something waits there, and the other version has no such node. `other-type`: it has another in its place.
 * `other-branch`: the node lies within other branches. `other-split`, `other-join`: branches are under way that the other version divides or brings together otherwise.
 */
export const moveFaults = ['gone', 'other-type', 'other-branch', 'other-split', 'other-join'] as const

export type MoveFault = (typeof moveFaults)[number]

/** Ids of the one version's nodes, each with the node of the other that takes its place; what is not named keeps its id. */
export type NodeMap = Readonly<Record<string, string>>

/** A version of a flow as a run is read by it. */
export interface Version {
  readonly number: number
  readonly flow: CompiledFlow
  readonly around: Surroundings
}

/** A run that is to go by another version. */
export interface Moving {
  readonly run: RunState
  readonly nodes: NodeMap
  /** What its waits have open. */
  readonly open: OpenTimes
  readonly by: string
}

/** The run as the other version has it. Numbers of tokens, waits and activations stay, so what was told to them still finds them. */
export interface Moved {
  readonly kind: 'moved'
  readonly state: RunState
  /** Nodes of the run's tokens, and where each comes to stand. */
  readonly places: readonly { readonly from: string; readonly to: string }[]
  /** Timers whose moment changes. */
  readonly timers: readonly MovedTimer[]
  /** Tasks that are due at another moment. */
  readonly tasks: readonly MovedTask[]
  readonly history: readonly HistoryEntry[]
}

/**
 * What becomes of a run that goes by another version from now on. Nothing goes on: each token stands where it stood, at the node that
 * takes the place of its own, in the same branches of splits of the same shape. Refused where that cannot be, for every reason at once.
 * Pure; an entry of the history for each token says where it stands now, so that histories still give the tokens.
 */
export function mapRun(from: Version, to: Version, { run, nodes, open, by }: Moving): Moved | { readonly kind: 'refused'; readonly refusals: readonly MoveRefusal[] } {
  const walk: Walk = { from: from.flow, to: to.flow, target: targetsOf(from.flow, to.flow, nodes) }
  const refusals = refusalsOf(walk, run)
  if (refusals.length > 0) return { kind: 'refused', refusals }
  const mapped: RunState = {
    ...run,
    outputs: keysMapped(walk, run.outputs),
    visits: keysMapped(walk, run.visits),
    activations: run.activations.map((activation) => ({ ...activation, split: walk.target(activation.split) })),
    waits: run.waits.map((wait) => ({ ...wait, node: walk.target(wait.node) })),
  }
  const working = workingOn(to.flow, mapped, to.around)
  for (const token of run.tokens) change(working, token, { kind: 'moved', node: walk.target(token.node), edge: edgeOf(walk, run, token), by, data: { from: from.number, to: to.number } })
  const times = run.waits.map((wait) => timesOf({ from, to, walk }, { working, run, wait, open }))
  const timers = times.flatMap((each) => each.timers)
  return {
    kind: 'moved',
    state: { ...mapped, tokens: [...working.tokens.values()], waits: mapped.waits.map((wait) => withTimers(wait, timers)), counters: working.counters },
    places: run.tokens.map(({ node }) => ({ from: node, to: walk.target(node) })),
    timers,
    tasks: times.flatMap((each) => each.tasks),
    history: working.history,
  }
}

interface Walk {
  readonly from: CompiledFlow
  readonly to: CompiledFlow
  target(node: string): string
}

const targetsOf = (from: CompiledFlow, to: CompiledFlow, nodes: NodeMap) => (node: string): string => {
  if (nodes[node] !== undefined) return nodes[node]
  if (node === from.start) return to.start
  return node === from.handler ? (to.handler ?? node) : node
}

/** What stands by node, by the nodes of the other version; what is there under its own id already stays. */
function keysMapped<Value>({ target }: Walk, byNode: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return { ...Object.fromEntries(Object.entries(byNode).map(([node, value]) => [target(node), value])), ...Object.fromEntries(Object.entries(byNode).filter(([node]) => target(node) === node)) }
}

function refusalsOf(walk: Walk, run: RunState): readonly MoveRefusal[] {
  const found = [...run.tokens.flatMap((token) => tokenFault(walk, token)), ...run.activations.flatMap((activation) => activationFault(walk, activation))]
  return [...new Map(found.map((refusal) => [`${refusal.fault} ${refusal.node}`, refusal])).values()]
}

function tokenFault(walk: Walk, { node }: Pick<Token, 'node'>): readonly MoveRefusal[] {
  const { was, is } = placed(walk, node)
  if (!was || !is) return [{ fault: 'gone', node }]
  if (was.type.name !== is.type.name) return [{ fault: 'other-type', node }]
  if (!sameBranches(was, is, walk.target)) return [{ fault: 'other-branch', node }]
  // A join is around what it brings together: another split would leave its arrivals alone.
  return was.split !== undefined && walk.target(was.split) !== is.split ? [{ fault: 'other-join', node }] : []
}

function activationFault(walk: Walk, { split: node }: Activation): readonly MoveRefusal[] {
  const { was, is } = placed(walk, node)
  if (!was || !is) return [{ fault: 'gone', node }]
  if (!sameBranches(was, is, walk.target)) return [{ fault: 'other-branch', node }]
  const fault = shapeFault({ flow: walk.from, split: was }, { flow: walk.to, split: is }, walk.target)
  return fault ? [{ fault, node }] : []
}

const placed = ({ from, to, target }: Walk, node: string): { readonly was: CompiledNode | undefined; readonly is: CompiledNode | undefined } => ({ was: from.nodes.get(node), is: to.nodes.get(target(node)) })

/** The edge by which a token has come. Joins count arrivals by it: there it is the one by which its branch comes to the join of the other version. */
function edgeOf(walk: Walk, run: RunState, { node, edge, activation }: Token): string | null {
  const { was, is } = placed(walk, node)
  const split = run.activations.find(({ id }) => id === activation)?.split
  if (edge === null || !is) return null
  if (was?.split !== undefined && split !== undefined) return edgeOfBranch({ flow: walk.from, edge, split }, { flow: walk.to, join: is, split: walk.target(split) })
  return is.in.includes(edge) ? edge : null
}

interface Sides {
  readonly from: Version
  readonly to: Version
  readonly walk: Walk
}

function timesOf({ from, to, walk }: Sides, { working, run, wait, open }: { readonly working: Working; readonly run: RunState; readonly wait: Wait; readonly open: OpenTimes }) {
  const { was, is } = placed(walk, wait.node)
  const token = run.tokens.find(({ id }) => id === wait.token)
  if (!was || !is || !token || was.type.does.kind !== 'wait' || is.type.does.kind !== 'wait') return { timers: [], tasks: [] }
  const before = was.type.does.times(was.settings, nodeRun(workingOn(from.flow, run, from.around), token, was), wait.state)
  const after = is.type.does.times(is.settings, nodeRun(working, token, is), wait.state)
  return movedTimes({ wait, open, now: to.around.now }, before, after)
}

/** A wait knows its timers by name: those that are armed. */
function withTimers(wait: Wait, moved: readonly MovedTimer[]): Wait {
  const own = moved.filter((timer) => timer.wait === wait.id)
  const kept = wait.timers.filter((key) => !own.some((timer) => timer.key === key))
  return { ...wait, timers: [...kept, ...own.flatMap(({ key, at }) => (at === null ? [] : [key]))] }
}
