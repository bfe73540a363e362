import type { FlowDefinition, FlowNode } from '../../../../schemas/flows/flow.ts'
import { nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { arrange, isArranged } from './arrange.ts'
import { edgeFrom, nodeById, nodeByKey, newEdge } from './flow-parts.ts'
import type { Fragment } from './new-step.ts'
import { placing } from './place-unit.ts'
import { pitch, type Place, sum, withRoom } from './room.ts'
import { type StepUnit, unitOf } from './step-unit.ts'

/** Puts new steps on an edge: what led there now leads to them, and they go on where it went, or take the step that comes behind. */
export function insertOnEdge(flow: FlowDefinition, edge: string, fragment: Fragment): FlowDefinition {
  const found = flow.edges.find(({ id }) => id === edge)
  const [source, target] = found ? [nodeByKey(flow, found.from), nodeByKey(flow, found.to)] : []
  if (!found || !source || !target) return flow
  if (fragment.entry === undefined) return addSteps(flow, fragment, sum(source.position, pitch(flow, 0, 1)))
  const entry = fragment.entry
  const edges = flow.edges.map((each) => (each.id === edge ? { ...each, to: entry } : each))
  const elsewhere = past(flow, target) ?? found.to
  const onward = exitsTo(fragment, target).map(({ from, port }, index) => newEdge(from, port, index === 0 ? found.to : elsewhere))
  const made = { ...flow, nodes: [...flow.nodes, ...placed(flow, fragment, target.position)], edges: [...edges, ...fragment.edges, ...onward] }
  const taken = taking(made, fragment, target)
  if (isArranged(flow)) return arrange(taken ?? made)
  const roomy = withRoom(taken ?? made, { own: new Set(fragment.nodes.map(({ key }) => key)), target: target.key, steps: fragment.nodes.length })
  return taken ? withJoinBehind(roomy, fragment, target) : roomy
}

/** With the step behind in the branch that takes it; undefined where it cannot stand there, or where other ways lead to it too. */
function taking(flow: FlowDefinition, { takes }: Fragment, target: FlowNode): FlowDefinition | undefined {
  const unit = takes === undefined || flow.edges.filter(({ to }) => to === target.key).length > 1 ? undefined : unitOf(flow, target)
  return unit && placing(flow, unit)(takes ?? '')
}

/** What was taken stands before the join, and a little beside the branch that is blank. */
function withJoinBehind(flow: FlowDefinition, { exits }: Fragment, target: FlowNode): FlowDefinition {
  const { keys, exit }: Pick<StepUnit, 'keys' | 'exit'> = unitOf(flow, target) ?? { keys: new Set(), exit: { from: target.key, port: '' } }
  const last = nodeByKey(flow, exit.from)?.position
  const placeOf = ({ key, position }: FlowNode): Place => (keys.has(key) ? sum(position, pitch(flow, -1, 0.6)) : exits.some(({ from }) => from === key) && last ? last : position)
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, position: placeOf(node) })) }
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
const exitsTo = ({ exits }: Fragment, target: FlowNode): Fragment['exits'] => (waitsForAll(target) ? exits.slice(0, 1) : exits)

function waitsForAll(node: FlowNode): boolean {
  const { does } = nodeTypeOf(node)
  return does.kind === 'join' && does.policy(node.settings ?? {}).waitsFor === 'all'
}

/**
 * Key of the node where a branch goes that leaves out a step and what follows: the end that the step comes to along its first
 * ways. Within a parallel branch it is the join or, where that waits for all, the last step before it, in which both ways
 * meet; there is none where the step is that last one.
 */
function past(flow: FlowDefinition, target: FlowNode): string | undefined {
  const seen = new Set<string>()
  let open = 0
  let last = target
  for (let node: FlowNode | undefined = target; node && !seen.has(node.key); ) {
    seen.add(node.key)
    const { kind } = nodeTypeOf(node).does
    if (kind === 'end') return open === 0 ? node.key : undefined
    if (kind === 'join' && open === 0) return !waitsForAll(node) ? node.key : last === target ? undefined : last.key
    if (kind !== 'join' && open === 0) last = node
    open += kind === 'split' ? 1 : kind === 'join' ? -1 : 0
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
