import type { ApprovalReach, Output } from '../node-type.ts'
import type { Working } from './working.ts'

/** Ids of the people who have approved before the run came to a node. */
export function approvedBefore(run: Working, node: string, reach: ApprovalReach): ReadonlySet<string> {
  const outputs = reach === 'ever' ? Object.values(run.outputs) : lastApprovals(run, node, new Set([node]))
  return new Set(outputs.flatMap((output) => approversIn(output) ?? []))
}

/** What the nearest approvals on the ways to a node gave back: several where ways meet, none of ways that the run has not taken. */
const lastApprovals = (run: Working, node: string, seen: Set<string>): readonly Output[] =>
  nodesBefore(run, node).flatMap((id): readonly Output[] => {
    if (seen.has(id) || run.visits[id] === undefined) return []
    seen.add(id)
    const output = run.outputs[id]
    return output && approversIn(output) ? [output] : lastApprovals(run, id, seen)
  })

const nodesBefore = ({ flow }: Working, node: string): readonly string[] =>
  [...flow.nodes.values()].filter(({ out }) => [...out.values()].some(({ to }) => to === node)).map(({ id }) => id)

const approversIn = ({ approved_by: people }: Output): readonly string[] | undefined =>
  Array.isArray(people) ? people.filter((person) => typeof person === 'string') : undefined
