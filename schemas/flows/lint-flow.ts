import type { Issue } from '../issue.ts'
import { restartFields } from './approval/locked-fields.ts'
import { type FlowDefinition, nodeTypeOf } from './flow.ts'
import { triggerTypeOf } from './trigger.ts'

/**
 * What is allowed and hardly meant: a flow that starts by what a record holds, asks people to approve it, and lets what it was
 * started by be changed meanwhile - 120,000 are approved, and 900,000 are spent.
 */
export function lintFlow(flow: FlowDefinition): readonly Issue[] {
  const startsByRecord = triggerTypeOf(flow.trigger).onSave === true
  if (!startsByRecord || restartFields(flow).length > 0) return []
  return flow.nodes.flatMap((node, index) =>
    nodeTypeOf(node).tasks?.locks?.(node.settings ?? {}) === 'none' ? [{ code: 'flow.approval-not-locked', path: `/nodes/${index}/settings/lock`, params: { node: node.key } }] : [],
  )
}
