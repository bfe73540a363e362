import { type FlowDefinition, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { edgeFrom, nodeById, newEdge } from './flow-parts.ts'

/** Lets a way out of a node lead to another; ids of nodes. `to` null: it leads nowhere. A way leads to one place only. */
export function connect(flow: FlowDefinition, { from, port, to }: { readonly from: string; readonly port: string; readonly to: string | null }): FlowDefinition {
  const source = nodeById(flow, from)
  const target = to === null ? undefined : nodeById(flow, to)
  if (!source || (to !== null && (!target || target === source || !nodeTypeOf(target).entered))) return flow
  const before = edgeFrom(flow, source.key, port)
  if (before?.to === target?.key) return flow
  if (!target) return { ...flow, edges: flow.edges.filter((edge) => edge !== before) }
  if (before) return { ...flow, edges: flow.edges.map((edge) => (edge === before ? { ...edge, to: target.key } : edge)) }
  return { ...flow, edges: [...flow.edges, newEdge(source.key, port, target.key)] }
}
