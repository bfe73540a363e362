import type { Branch, CompiledFlow, CompiledNode } from '../compiled-flow.ts'
import { closeWaits } from './closing.ts'
import { eat } from './joining.ts'
import { nodesBehind } from './nodes-behind.ts'
import { cancelWithin, fail } from './paths.ts'
import type { Activation, RunState, Token } from './run-state.ts'
import { change, nodeOf, type Working } from './working.ts'

/**
 * Sends a token back to the start, or to a node where the run has been. It may lie within the same branch or further out:
 * leaving a branch ends what is under way in those beside it. What nodes behind it gave back counts no more. A branch whose join
 * has gone on without it has no say in what is around: a token that would leave it is eaten, as at the join.
 */
export function goBack(run: Working, token: Token, to: string): void {
  const target = run.flow.nodes.get(to === 'start' ? run.flow.start : to)
  const { branches } = nodeOf(run, token.node)
  const isDone = target && (target.id === run.flow.start || run.outputs[target.id] !== undefined)
  const isAround = target && isWithin(target.branches, branches)
  if (!target || !isAround || !isDone) return fail(run, token, { code: 'run.no-way-back' })
  closeWaits(run, token)
  const inTheWay = activationsAround(run, token).slice(0, branches.length - target.branches.length)
  const late = inTheWay.find(({ fired }) => fired)
  const outermost = (late ? inTheWay.slice(0, inTheWay.indexOf(late)) : inTheWay).at(-1)
  // The token is out of the branches before what is left in them ends.
  const out = { ...token, activation: outermost ? outermost.outer : token.activation }
  if (late) eat(run, out, late)
  else arriveAgain(run, out, target)
  if (outermost) cancelWithin(run, outermost.id)
}

function arriveAgain(run: Working, token: Token, { id }: CompiledNode): void {
  for (const behind of nodesBehind(run.flow, id)) delete run.outputs[behind]
  change(run, token, { kind: 'sent-back', node: id, edge: null, state: 'ready' })
}

/** Where a token at this node may be sent back to: steps for people that were done, in its own branch or further out. */
export function stepsBack(flow: CompiledFlow, { outputs }: Pick<RunState, 'outputs'>, from: string): readonly CompiledNode[] {
  const branches = flow.nodes.get(from)?.branches ?? []
  return [...flow.nodes.values()].filter((node) => node.type.tasks && node.id !== from && outputs[node.id] !== undefined && isWithin(node.branches, branches))
}

const isWithin = (outer: readonly Branch[], inner: readonly Branch[]): boolean =>
  outer.every(({ split, port }, index) => inner[index]?.split === split && inner[index].port === port)

/** The activations around a token, innermost first. */
function activationsAround(run: Working, { activation }: Pick<Token, 'activation'>): readonly Activation[] {
  const around = activation === null ? undefined : run.activations.get(activation)
  return around ? [around, ...activationsAround(run, { activation: around.outer })] : []
}
