import { type FlowDefinition, type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { nodeById, nodeByKey } from './flow-parts.ts'

/** Moves a step of one way in and one way out before the step before it, or behind the next; the same flow where that cannot be. */
export function moveStep(flow: FlowDefinition, id: string, by: -1 | 1): FlowDefinition {
  const node = nodeById(flow, id)
  if (!node) return flow
  const other = by === 1 ? next(flow, node) : before(flow, node)
  const [first, second] = by === 1 ? [node, other] : [other, node]
  return first && second && isPlain(flow, first) && isPlain(flow, second) ? swapped(flow, first, second) : flow
}

const outOf = (flow: FlowDefinition, { key }: FlowNode) => flow.edges.filter(({ from }) => from === key)

const next = (flow: FlowDefinition, node: FlowNode): FlowNode | undefined => {
  const [only, ...others] = outOf(flow, node)
  return only && others.length === 0 ? nodeByKey(flow, only.to) : undefined
}

const before = (flow: FlowDefinition, { key }: FlowNode): FlowNode | undefined => {
  const [only, ...others] = flow.edges.filter(({ to }) => to === key)
  return only && others.length === 0 ? nodeByKey(flow, only.from) : undefined
}

/** One way leads on from it; splits, joins, starts and ends stand where they stand. */
const isPlain = (flow: FlowDefinition, node: FlowNode): boolean =>
  !['split', 'join', 'end'].includes(nodeTypeOf(node).does.kind) && nodeTypeOf(node).entered && outOf(flow, node).length === 1

function swapped(flow: FlowDefinition, first: FlowNode, second: FlowNode): FlowDefinition {
  const after = outOf(flow, second)[0]?.to
  if (after === undefined || after === first.key) return flow
  const edges = flow.edges.map((edge) => {
    if (edge.from === first.key) return { ...edge, to: after }
    if (edge.from === second.key) return { ...edge, to: first.key }
    return edge.to === first.key ? { ...edge, to: second.key } : edge
  })
  const nodes = flow.nodes.map((node) => (node === first ? { ...node, position: second.position } : node === second ? { ...node, position: first.position } : node))
  return { ...flow, nodes, edges }
}
