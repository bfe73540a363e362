import type { Issue } from '../issue.ts'
import type { DefinitionSet } from '../definition-set.ts'
import { locksOf, restartFields } from './approval/locked-fields.ts'
import { type FlowDefinition, nodeTypeOf, objectOf } from './flow.ts'

/**
 * What is allowed and hardly meant: a flow that asks people to approve a record, and lets all of it be changed meanwhile - 120,000 are
 * approved, and 900,000 are spent.
 */
export function lintFlow(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  if (objectOf(flow) === undefined || restartFields(flow).length > 0) return []
  const locks = locksOf(flow, set)
  return flow.nodes.flatMap((node, index) =>
    nodeTypeOf(node).tasks?.locks && !locks.has(node.id) ? [{ code: 'flow.approval-not-locked', path: `/nodes/${index}/settings/lock`, params: { node: node.key }, level: 'warning' as const }] : [],
  )
}
