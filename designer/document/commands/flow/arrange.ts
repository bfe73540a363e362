import dagre from '@dagrejs/dagre'
import { type FlowDefinition, type FlowNode, nodeTypeOf, readsDown } from '../../../../schemas/flows/flow.ts'

const tile = { width: 220, height: 64 } as const

/** Places of tiles are multiples of it. */
const grid = 20

type Place = FlowNode['position']

type Drawing = Pick<FlowDefinition, 'nodes' | 'edges' | 'direction'>

/** Lays a flow out the way it is read. The same flow always comes to lie the same, wherever its tiles stood before. */
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

/** Between two tiles on a way lie the word of the way and its "+": side by side, or one below the other. */
const right = { rankdir: 'LR', nodesep: 56, ranksep: 120 } as const
const down = { rankdir: 'TB', nodesep: 40, ranksep: 76 } as const

function placesOf(flow: Drawing): ReadonlyMap<string, Place> {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ ...(readsDown(flow) ? down : right), edgesep: 24, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { key } of flow.nodes) graph.setNode(key, { ...tile })
  const edges = ordered(flow)
  for (const { id, from, port, to } of edges) graph.setEdge(from, to, { weight: port === 'failed' ? 1 : 3 }, id)
  dagre.layout(graph, { constraints: besideEachOther(edges) })
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

interface Beside {
  readonly left: string
  readonly right: string
}

/** What the ways out of a step lead to lies in the order of the ways, unless that contradicts what another step wants. */
function besideEachOther(edges: FlowDefinition['edges']): Beside[] {
  const found: Beside[] = []
  const rightOf = new Map<string, string[]>()
  for (const ways of Map.groupBy(edges, ({ from }) => from).values()) {
    const targets = [...new Set(ways.map(({ to }) => to))]
    for (const [at, right] of targets.slice(1).entries()) {
      const left = targets[at] ?? right
      if (leadsTo(rightOf, right, left)) continue
      found.push({ left, right })
      rightOf.set(left, [...(rightOf.get(left) ?? []), right])
    }
  }
  return found
}

function leadsTo(next: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from])
  // A set that grows is walked to its new end.
  for (const key of seen) for (const each of next.get(key) ?? []) seen.add(each)
  return seen.has(to)
}
