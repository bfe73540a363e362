import type { CompiledFlow } from '../compiled-flow.ts'
import { reachedFrom } from '../machine/nodes-behind.ts'
import type { RunState } from '../machine/run-state.ts'

/** The values that a flow keeps in its status field. */
export const approvalStatuses = ['in_approval', 'approved', 'rejected', 'returned', 'withdrawn'] as const

export type ApprovalStatus = (typeof approvalStatuses)[number]

/** Where the approval of the record stands in a run; undefined before anybody was asked. */
export function approvalStatus(flow: CompiledFlow, state: RunState): ApprovalStatus | undefined {
  const approvals = approvalsOf(flow)
  const phases = state.waits.flatMap((wait) => flow.nodes.get(wait.node)?.type.tasks?.round?.(wait.state).phase ?? [])
  if (phases.length > 0) return phases.includes('returned') ? 'returned' : 'in_approval'
  if (!approvals.some(({ id }) => state.visits[id] !== undefined)) return undefined
  if (state.status === 'cancelled') return 'withdrawn'
  const ahead = state.tokens.map(({ node }) => reachedFrom(flow, node))
  // Somebody may still be asked.
  if (approvals.some(({ id }) => ahead.some((nodes) => nodes.has(id)))) return 'in_approval'
  return outcomeIn(flow, state, approvals.map(({ id }) => id))
}

/** What has become of an approval once its run is done: by what its nodes gave back. Undefined where nobody has decided. */
export function approvalOutcome(flow: CompiledFlow, outputs: RunState['outputs']): 'approved' | 'rejected' | undefined {
  const outcome = outcomeIn(flow, { outputs }, approvalsOf(flow).map(({ id }) => id))
  return outcome === 'withdrawn' ? undefined : outcome
}

const approvalsOf = (flow: CompiledFlow) => [...flow.nodes.values()].filter(({ type }) => type.tasks?.round)

/** Approved unless somebody has rejected, and nobody was asked thereafter who has approved. An error that ended all that was asked ends the request. */
function outcomeIn(flow: CompiledFlow, { outputs }: Pick<RunState, 'outputs'>, approvals: readonly string[]): 'approved' | 'rejected' | 'withdrawn' {
  const decided = approvals.filter((id) => outputs[id]?.['decision'] !== undefined)
  const isApproved = (id: string): boolean => outputs[id]?.['decision'] === 'approved'
  const stands = decided.filter((id) => !isApproved(id)).some((id) => {
    const edge = flow.nodes.get(id)?.out.get('rejected')
    const after = edge ? reachedFrom(flow, edge.to) : new Set<string>()
    return !decided.some((other) => other !== id && isApproved(other) && after.has(other))
  })
  return decided.length === 0 ? 'withdrawn' : stands ? 'rejected' : 'approved'
}
