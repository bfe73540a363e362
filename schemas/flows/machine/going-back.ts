import { closeWaits } from './closing.ts'
import { cancelWithin, fail } from './paths.ts'
import type { Token } from './run-state.ts'
import { change, nodeOf, type Working } from './working.ts'

/**
 * Sends a token back to the start, or to a node where the run has been. It may lie within the same branch or further out:
 * leaving a branch ends what is under way in those beside it.
 */
export function goBack(run: Working, token: Token, to: string): void {
  const target = run.flow.nodes.get(to === 'start' ? run.flow.start : to)
  const { branches } = nodeOf(run, token.node)
  const isAround = target?.branches.every(({ split, port }, index) => branches[index]?.split === split && branches[index].port === port)
  if (!target || !isAround || run.visits[target.id] === undefined) return fail(run, token, { code: 'run.no-way-back' })
  closeWaits(run, token)
  const left = branches.length - target.branches.length
  const outermost = left > 0 ? activationAround(run, token, left) : null
  const activation = outermost === null ? token.activation : (run.activations.get(outermost)?.outer ?? null)
  // The token is out of the branches before what is left in them ends.
  change(run, token, { kind: 'sent-back', node: target.id, edge: null, activation, state: 'ready' })
  if (outermost !== null) cancelWithin(run, outermost)
}

/** The activation so many levels around a token, the innermost being 1. */
function activationAround(run: Working, { activation }: Token, levels: number): number | null {
  if (activation === null || levels === 1) return activation
  return activationAround(run, { activation: run.activations.get(activation)?.outer ?? null } as Token, levels - 1)
}
