import type { FlowDefinition, FlowNode } from '../../../../schemas/flows/flow.ts'
import { nodeTypeOf, readsDown } from '../../../../schemas/flows/flow.ts'
import { arrange, isArranged } from './arrange.ts'
import { edgeFrom, nodeById, nodeByKey, newEdge } from './flow-parts.ts'
import type { Fragment } from './new-step.ts'

type Place = FlowNode['position']

/** How far apart tiles stand: along the way that a flow is read, and across it. */
const pitches = { right: { along: 300, across: 120 }, down: { along: 140, across: 260 } } as const

/** So many steps along the way that the flow is read, and so many across it. */
function pitch(flow: FlowDefinition, along: number, across = 0): Place {
  const each = pitches[readsDown(flow) ? 'down' : 'right']
  return readsDown(flow) ? { x: across * each.across, y: along * each.along } : { x: along * each.along, y: across * each.across }
}

const sum = (one: Place, other: Place): Place => ({ x: one.x + other.x, y: one.y + other.y })

/** Puts new steps on an edge: what led there now leads to them, and they go on where it went. */
export function insertOnEdge(flow: FlowDefinition, edge: string, fragment: Fragment): FlowDefinition {
  const found = flow.edges.find(({ id }) => id === edge)
  const [source, target] = found ? [nodeByKey(flow, found.from), nodeByKey(flow, found.to)] : []
  if (!found || !source || !target) return flow
  if (fragment.entry === undefined) return addSteps(flow, fragment, sum(source.position, pitch(flow, 0, 1)))
  const entry = fragment.entry
  const edges = flow.edges.map((each) => (each.id === edge ? { ...each, to: entry } : each))
  const past = endPast(flow, target)
  const onward = exitsTo(fragment, target).map(({ from, port }, index) => newEdge(from, port, index === 0 ? found.to : (past ?? found.to)))
  const made = { ...flow, nodes: [...flow.nodes, ...placed(flow, fragment, target.position)], edges: [...edges, ...fragment.edges, ...onward] }
  return isArranged(flow) ? arrange(made) : withRoom(made, { fragment, target: target.key })
}

/** Puts new steps behind a way out that leads nowhere. */
export function insertBehind(flow: FlowDefinition, { node: id, port, at }: { node: string; port: string; at?: Place | undefined }, fragment: Fragment): FlowDefinition {
  const node = nodeById(flow, id)
  if (!node || fragment.entry === undefined) return addSteps(flow, fragment, at)
  const taken = edgeFrom(flow, node.key, port)
  if (taken && !at) return insertOnEdge(flow, taken.id, fragment)
  const index = nodeTypeOf(node).ports(node.settings ?? {}).findIndex(({ key }) => key === port)
  const place = at ?? sum(node.position, pitch(flow, 1, Math.max(index, 0)))
  const edges = flow.edges.filter((each) => each !== taken)
  const made = { ...flow, nodes: [...flow.nodes, ...placed(flow, fragment, place)], edges: [...edges, ...fragment.edges, newEdge(node.key, port, fragment.entry)] }
  return !at && isArranged(flow) ? arrange(made) : made
}

/** Puts new steps down anywhere, connected with nothing. */
export function addSteps(flow: FlowDefinition, fragment: Fragment, at?: Place): FlowDefinition {
  const place = at ?? { x: Math.min(...flow.nodes.map(({ position }) => position.x)), y: Math.max(...flow.nodes.map(({ position }) => position.y)) + below }
  return { ...flow, nodes: [...flow.nodes, ...placed(flow, fragment, place)], edges: [...flow.edges, ...fragment.edges] }
}

const placed = (flow: FlowDefinition, { nodes }: Fragment, at: Place): readonly FlowNode[] => nodes.map((node, index) => ({ ...node, position: sum(at, pitch(flow, index)) }))

/** What is connected with nothing stands below everything. */
const below = 140

/** Two ways of one branch must not come to a join that waits for all: there only the first goes on by itself. */
function exitsTo({ exits }: Fragment, target: FlowNode): Fragment['exits'] {
  return nodeTypeOf(target).does.kind === 'join' ? exits.slice(0, 1) : exits
}

/**
 * Key of the end that a step comes to along its first ways: where a branch goes that leaves it and what follows out. Within
 * a parallel branch there is none: what leaves it out comes to where the other goes.
 */
function endPast(flow: FlowDefinition, target: FlowNode): string | undefined {
  const seen = new Set<string>()
  let open = 0
  for (let node: FlowNode | undefined = target; node && !seen.has(node.key); ) {
    seen.add(node.key)
    const { does } = nodeTypeOf(node)
    if (does.kind === 'end') return open === 0 ? node.key : undefined
    if (does.kind === 'join' && open === 0) return undefined
    open += does.kind === 'split' ? 1 : does.kind === 'join' ? -1 : 0
    node = firstBehind(flow, node)
  }
  return undefined
}

/** The node that the first connected way of a node leads to. */
function firstBehind(flow: FlowDefinition, node: FlowNode): FlowNode | undefined {
  const ways = nodeTypeOf(node).ports(node.settings ?? {}).map(({ key }) => edgeFrom(flow, node.key, key))
  const way = ways.find((edge) => edge !== undefined)
  return way && nodeByKey(flow, way.to)
}

/** What stands behind the new steps moves on, so that nothing lies on something else. */
function withRoom(flow: FlowDefinition, { fragment, target }: { fragment: Fragment; target: string }): FlowDefinition {
  const own = new Set(fragment.nodes.map(({ key }) => key))
  const behind = reached(flow, target)
  const by = pitch(flow, fragment.nodes.length)
  return { ...flow, nodes: flow.nodes.map((node) => (behind.has(node.key) && !own.has(node.key) ? { ...node, position: sum(node.position, by) } : node)) }
}

/** Keys of a node and of all that can be come to from it. */
export function reached(flow: FlowDefinition, from: string): ReadonlySet<string> {
  const found = new Set([from])
  // A set that grows is walked to its new end.
  for (const key of found) for (const edge of flow.edges) if (edge.from === key) found.add(edge.to)
  return found
}
