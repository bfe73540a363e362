import dagre from '@dagrejs/dagre'
import { type FlowDefinition, type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'

const tile = { width: 220, height: 64 } as const

/** Places of tiles are multiples of it. */
const grid = 20

type Place = FlowNode['position']

type Drawing = Pick<FlowDefinition, 'nodes' | 'edges'>

/** Lays a flow out from left to right. The same flow always comes to lie the same, wherever its tiles stood before. */
export function arrange<Flow extends Drawing>(flow: Flow): Flow {
  const places = placesOf(flow)
  const nodes = flow.nodes.map((node) => {
    const place = places.get(node.key) ?? node.position
    return place.x === node.position.x && place.y === node.position.y ? node : { ...node, position: place }
  })
  return nodes.every((node, at) => node === flow.nodes[at]) ? flow : { ...flow, nodes }
}

/** Whether every tile stands where `arrange` would put it: then it is kept so while steps are added. */
export const isArranged = (flow: Drawing): boolean => arrange(flow) === flow

function placesOf(flow: Drawing): ReadonlyMap<string, Place> {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 56, ranksep: 120, edgesep: 24, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { key } of flow.nodes) graph.setNode(key, { ...tile })
  for (const { id, from, port, to } of ordered(flow)) graph.setEdge(from, to, { weight: port === 'failed' ? 1 : 3 }, id)
  dagre.layout(graph)
  return new Map(flow.nodes.map(({ key }) => {
    const { x, y } = graph.node(key)
    return [key, { x: snapped(x - tile.width / 2), y: snapped(y - tile.height / 2) }]
  }))
}

const snapped = (value: number): number => Math.round(value / grid) * grid

/** Edges by the order of nodes and of their ways out: branches lie in the order in which they are asked. */
function ordered({ nodes, edges }: Drawing): FlowDefinition['edges'] {
  const keys = new Set(nodes.map(({ key }) => key))
  return nodes.flatMap((node) => {
    const ports = [...nodeTypeOf(node).ports(node.settings ?? {}).map(({ key }) => key), 'failed']
    return edges.filter(({ from, to }) => from === node.key && keys.has(to)).toSorted((a, b) => ports.indexOf(a.port) - ports.indexOf(b.port))
  })
}
