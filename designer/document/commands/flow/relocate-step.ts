import type { FlowDefinition, FlowEdge } from '../../../../schemas/flows/flow.ts'
import { arrange, isArranged } from './arrange.ts'
import { edgeFrom, nodeById, nodeByKey } from './flow-parts.ts'
import { placing } from './place-unit.ts'
import { sum, withRoom } from './room.ts'
import { type StepUnit, unitOf } from './step-unit.ts'

/** Takes a step out of its way and puts it on an edge elsewhere, by ids; the same flow where that cannot be, or would make it unsound. */
export function relocate(flow: FlowDefinition, { node: id, edge }: { readonly node: string; readonly edge: string }): FlowDefinition {
  const node = nodeById(flow, id)
  const unit = node && unitOf(flow, node)
  const made = unit && placing(flow, unit)(edge)
  if (!made) return flow
  return isArranged(flow) ? arrange(made) : carried(made, unitOf(made, node) ?? unit)
}

/** The edges on which a step may be put, in the order of the flow's nodes and their ways. */
export function placesFor(flow: FlowDefinition, id: string): readonly FlowEdge[] {
  const node = nodeById(flow, id)
  const unit = node && unitOf(flow, node)
  const place = unit && placing(flow, unit)
  return place ? flow.edges.filter(({ id: edge }) => place(edge) !== undefined) : []
}

/** In a flow that was laid out by hand the tiles of a unit go to the place of what comes behind it, which makes room. */
function carried(flow: FlowDefinition, { entry, exit, keys }: StepUnit): FlowDefinition {
  const [first, next] = [nodeByKey(flow, entry), nodeByKey(flow, edgeFrom(flow, exit.from, exit.port)?.to ?? '')]
  if (!first || !next) return flow
  const by = { x: next.position.x - first.position.x, y: next.position.y - first.position.y }
  const there = { ...flow, nodes: flow.nodes.map((node) => (keys.has(node.key) ? { ...node, position: sum(node.position, by) } : node)) }
  return withRoom(there, { own: keys, target: next.key, steps: 1 })
}
