import type { Issue } from '../issue.ts'
import type { DefinitionSet } from '../definition-set.ts'
import { fieldTypeOf } from '../fields/field.ts'
import { fieldOf } from '../objects/object.ts'
import { filledField } from '../picklists/shared-options.ts'
import { locksOf, restartFields } from './approval/locked-fields.ts'
import { type FlowDefinition, isActiveFlow, nodeTypeOf, objectOf } from './flow.ts'

/** What is allowed and hardly meant: conditions that decide nothing, approvals of what may be changed meanwhile, and objects that nobody can add to. */
export const lintFlow = (flow: FlowDefinition, set: DefinitionSet): readonly Issue[] => [...idleDecisions(flow), ...openApprovals(flow, set), ...requiredStatus(flow, set)]

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

/**
 * A status that each record must hold from the first, and that nobody but the flow may set: forms and imports could make no new
 * record. No more than a warning, for flows make records with any value.
 */
function requiredStatus(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const object = set.get('object', objectOf(flow) ?? '')
  const field = object && flow.status !== undefined && isActiveFlow(flow) ? fieldOf(object, flow.status) : undefined
  if (!field?.required || (fieldTypeOf(field).initial?.(filledField(field, set)) ?? null) !== null) return []
  return [{ code: 'flow.status-required', path: '/status', params: { field: field.name }, level: 'warning' }]
}
