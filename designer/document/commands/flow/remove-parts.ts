import { type FlowDefinition, type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { graphOf } from '../../../../schemas/flows/graph/graph.ts'
import { regionsOf } from '../../../../schemas/flows/graph/regions.ts'
import { edgeFrom, nodeById, newEdge } from './flow-parts.ts'
import { pairOf } from './step-unit.ts'

/**
 * Removes nodes and edges. Where a node goes, what led to it leads to where its first way out led; with a split goes its
 * join, and what stood beside one another stands one after the other. The start stays.
 */
export function removeParts(flow: FlowDefinition, ids: ReadonlySet<string>): FlowDefinition {
  const edges = flow.edges.filter(({ id }) => !ids.has(id))
  const cut = edges.length === flow.edges.length ? flow : { ...flow, edges }
  const going = flow.nodes.filter(({ id, type }) => ids.has(id) && type !== 'start')
  return going.reduce((left, { id }) => {
    const node = nodeById(left, id)
    return node ? without(left, node) : left
  }, cut)
}

function without(flow: FlowDefinition, node: FlowNode): FlowDefinition {
  const pair = pairOf(flow, node)
  return pair ? inSequence(flow, pair) : healed(flow, node)
}

function healed(flow: FlowDefinition, { id, key, type, settings }: FlowNode): FlowDefinition {
  const ports = nodeTypeOf({ type }).ports(settings ?? {})
  const onward = ports.map((port) => edgeFrom(flow, key, port.key)?.to).find((to) => to !== undefined && to !== key)
  return {
    ...flow,
    nodes: flow.nodes.filter((node) => node.id !== id),
    edges: flow.edges
      .filter(({ from, to }) => from !== key && (to !== key || onward !== undefined))
      // A step whose only way led to itself through the removed one would lead to itself.
      .flatMap((edge) => (edge.to === key && onward !== undefined ? (edge.from === onward ? [] : [{ ...edge, to: onward }]) : [edge])),
  }
}

/** The branches of a split one after the other, without the split and its join. */
function inSequence(flow: FlowDefinition, { split, join }: { split: string; join: string }): FlowDefinition {
  const graph = graphOf(flow)
  const { branches } = regionsOf(graph)
  const ports = graph.nodes.get(split)?.ports ?? []
  const ways = ports.flatMap(({ key: port }) => {
    const first = edgeFrom(flow, split, port)?.to
    const last = flow.edges.filter(({ from, to }) => to === join && branches.get(from)?.at(-1)?.split === split && branches.get(from)?.at(-1)?.port === port)
    return first === undefined || first === join ? [] : [{ first, last }]
  })
  const after = edgeFrom(flow, join, 'out')?.to
  const follows = (index: number) => ways[index]?.first ?? after
  const kept = flow.edges.filter(({ from, to }) => ![from, to].some((key) => key === split || key === join))
  const entering = flow.edges.filter(({ to }) => to === split).map(({ from, port }) => ({ from, port, to: follows(0) }))
  const onward = ways.flatMap(({ last }, index) => last.map(({ from, port }) => ({ from, port, to: follows(index + 1) })))
  const made = [...entering, ...onward].flatMap(({ from, port, to }) => (to === undefined ? [] : [newEdge(from, port, to)]))
  return { ...flow, nodes: flow.nodes.filter(({ key }) => key !== split && key !== join), edges: [...kept, ...made] }
}
