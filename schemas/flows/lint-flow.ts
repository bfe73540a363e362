import type { Issue } from '../issue.ts'
import type { DefinitionSet } from '../definition-set.ts'
import { locksOf, restartFields } from './approval/locked-fields.ts'
import { type FlowDefinition, nodeTypeOf, objectOf } from './flow.ts'

/** What is allowed and hardly meant: conditions that decide nothing, and approvals of what may be changed meanwhile. */
export const lintFlow = (flow: FlowDefinition, set: DefinitionSet): readonly Issue[] => [...idleDecisions(flow), ...openApprovals(flow, set)]

/** Steps that choose among ways which all lead to the same step. Holds of any flow, whatever else is wrong with it. */
export const idleDecisions = ({ nodes, edges }: FlowDefinition): readonly Issue[] =>
  nodes.flatMap((node, index) => {
    const { does, ports } = nodeTypeOf(node)
    const ways = does.kind === 'decide' ? ports(node.settings ?? {}).map(({ key }) => edges.find(({ from, port }) => from === node.key && port === key)?.to) : []
    const [to, ...others] = ways
    const isIdle = to !== undefined && others.length > 0 && others.every((other) => other === to)
    return isIdle ? [{ code: 'flow.decides-nothing', path: `/nodes/${index}`, params: { node: node.key, to }, level: 'warning' as const }] : []
  })

/** People are asked to approve a record, and all of it may be changed meanwhile: 120,000 are approved, and 900,000 are spent. */
function openApprovals(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  if (objectOf(flow) === undefined || restartFields(flow).length > 0) return []
  const locks = locksOf(flow, set)
  return flow.nodes.flatMap((node, index) =>
    nodeTypeOf(node).tasks?.locks && !locks.has(node.id) ? [{ code: 'flow.approval-not-locked', path: `/nodes/${index}/settings/lock`, params: { node: node.key }, level: 'warning' as const }] : [],
  )
}
