import type { Branch, CompiledFlow, CompiledNode } from '../compiled-flow.ts'
import { closeWaits } from './closing.ts'
import { nodesBehind } from './nodes-behind.ts'
import { cancelWithin, fail } from './paths.ts'
import type { RunState, Token } from './run-state.ts'
import { change, nodeOf, type Working } from './working.ts'

/**
 * Sends a token back to the start, or to a node where the run has been. It may lie within the same branch or further out:
 * leaving a branch ends what is under way in those beside it. What nodes behind it gave back counts no more.
 */
export function goBack(run: Working, token: Token, to: string): void {
  const target = run.flow.nodes.get(to === 'start' ? run.flow.start : to)
  const { branches } = nodeOf(run, token.node)
  const isDone = target && (target.id === run.flow.start || run.outputs[target.id] !== undefined)
  const isAround = target && isWithin(target.branches, branches)
  if (!target || !isAround || !isDone) return fail(run, token, { code: 'run.no-way-back' })
  closeWaits(run, token)
  for (const id of nodesBehind(run.flow, target.id)) delete run.outputs[id]
  const left = branches.length - target.branches.length
  const outermost = left > 0 ? activationAround(run, token, left) : null
  const activation = outermost === null ? token.activation : (run.activations.get(outermost)?.outer ?? null)
  // The token is out of the branches before what is left in them ends.
  change(run, token, { kind: 'sent-back', node: target.id, edge: null, activation, state: 'ready' })
  if (outermost !== null) cancelWithin(run, outermost)
}

/** Where a token at this node may be sent back to: steps for people that were done, in its own branch or further out. */
export function stepsBack(flow: CompiledFlow, { outputs }: Pick<RunState, 'outputs'>, from: string): readonly CompiledNode[] {
  const branches = flow.nodes.get(from)?.branches ?? []
  return [...flow.nodes.values()].filter((node) => node.type.tasks && node.id !== from && outputs[node.id] !== undefined && isWithin(node.branches, branches))
}

const isWithin = (outer: readonly Branch[], inner: readonly Branch[]): boolean =>
  outer.every(({ split, port }, index) => inner[index]?.split === split && inner[index].port === port)

/** The activation so many levels around a token, the innermost being 1. */
function activationAround(run: Working, { activation }: Token, levels: number): number | null {
  if (activation === null || levels === 1) return activation
  return activationAround(run, { activation: run.activations.get(activation)?.outer ?? null } as Token, levels - 1)
}
