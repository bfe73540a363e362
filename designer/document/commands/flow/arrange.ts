import dagre from '@dagrejs/dagre'
import { type FlowDefinition, type FlowNode, nodeTypeOf, readsDown } from '../../../../schemas/flows/flow.ts'
import { waysOut, wordPitch, wordShift } from './port-places.ts'

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
const right = { rankdir: 'LR', nodesep: 56, ranksep: 80 } as const
const down = { rankdir: 'TB', nodesep: 40, ranksep: 76 } as const

function placesOf(flow: Drawing): ReadonlyMap<string, Place> {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ ...(readsDown(flow) ? down : right), edgesep: 24, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of flow.nodes) graph.setNode(node.key, sizeOf(node, readsDown(flow)))
  const edges = ordered(flow)
  for (const { id, from, port, to } of edges) graph.setEdge(from, to, { weight: port === 'failed' ? 1 : 3 }, id)
  dagre.layout(graph, { constraints: besideEachOther(edges) })
  const places = new Map(flow.nodes.map(({ key }): [string, Place] => {
    const { x, y } = graph.node(key)
    return [key, { x: snapped(x - tile.width / 2), y: snapped(y - tile.height / 2) }]
  }))
  return spread(flow, places)
}

/** The words of many ways out take more than the side that they stand at. */
function sizeOf(node: FlowNode, isDown: boolean): { width: number; height: number } {
  const ways = waysOut(node).length
  const words = ways > 1 ? ways * wordPitch(ways, isDown) : 0
  return isDown ? { ...tile, width: Math.max(tile.width, words) } : { ...tile, height: Math.max(tile.height, words) }
}

/** Each turn beyond the first needs so much, and words beside each other are as wide as this. */
const more = { turn: 20, words: 100 } as const

/** Moves ranks apart where several edges turn between them, and to the right where there are words. */
function spread(flow: Drawing, places: ReadonlyMap<string, Place>): ReadonlyMap<string, Place> {
  const isDown = readsDown(flow)
  const [along, across] = isDown ? (['y', 'x'] as const) : (['x', 'y'] as const)
  const ranks = [...new Set([...places.values()].map((place) => place[along]))].toSorted((a, b) => a - b)
  let sum = 0
  const shift = new Map(ranks.map((rank) => {
    const leaving = flow.nodes.filter(({ key }) => places.get(key)?.[along] === rank)
    const own = [rank, sum] as const
    const spans = leaving.flatMap((node) => spansOf(node, flow, (key) => places.get(key)?.[across] ?? 0))
    const turns = Math.min(mostTurns, mostBeside(spans))
    sum += (turns - 1) * more.turn + (!isDown && leaving.some((node) => waysOut(node).length > 1) ? more.words : 0)
    return own
  }))
  return new Map([...places].map(([key, place]) => [key, { ...place, [along]: place[along] + (shift.get(place[along]) ?? 0) }]))
}

interface Span {
  readonly to: string
  readonly left: number
  readonly right: number
}

/** What the edges of a step take between it and what follows, from their words to where they arrive. */
function spansOf(node: FlowNode, { edges, ...flow }: Drawing, across: (key: string) => number): Span[] {
  const ways = waysOut(node)
  return edges.flatMap(({ from, port, to }) => {
    const at = from === node.key ? ways.indexOf(port) : -1
    if (at < 0) return []
    const [word, end] = [across(from) + wordShift(at, ways.length, readsDown(flow)), across(to)]
    return word === end ? [] : [{ to, left: Math.min(word, end), right: Math.max(word, end) }]
  })
}

/** How many of them that lead to different steps lie beside each other at most; at least one. */
const mostBeside = (spans: readonly Span[]): number =>
  Math.max(1, ...spans.map(({ left }) => new Set(spans.flatMap((each) => (each.left <= left && each.right >= left ? [each.to] : []))).size))

const mostTurns = 4

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
