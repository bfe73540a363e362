import { type FlowDefinition, type FlowNode, readsDown } from '../../../../schemas/flows/flow.ts'

export type Place = FlowNode['position']

/** How far apart tiles stand: along the way that a flow is read, and across it. */
const pitches = { right: { along: 300, across: 120 }, down: { along: 140, across: 260 } } as const

/** So many steps along the way that the flow is read, and so many across it. */
export function pitch(flow: FlowDefinition, along: number, across = 0): Place {
  const each = pitches[readsDown(flow) ? 'down' : 'right']
  return readsDown(flow) ? { x: across * each.across, y: along * each.along } : { x: along * each.along, y: across * each.across }
}

export const sum = (one: Place, other: Place): Place => ({ x: one.x + other.x, y: one.y + other.y })

/** What stands behind the new steps moves on, so that nothing lies on something else. */
export function withRoom(flow: FlowDefinition, { own, target, steps }: { own: ReadonlySet<string>; target: string; steps: number }): FlowDefinition {
  const behind = reached(flow, target)
  const by = pitch(flow, steps)
  return { ...flow, nodes: flow.nodes.map((node) => (behind.has(node.key) && !own.has(node.key) ? { ...node, position: sum(node.position, by) } : node)) }
}

/** Keys of a node and of all that can be come to from it. */
export function reached(flow: FlowDefinition, from: string): ReadonlySet<string> {
  const found = new Set([from])
  // A set that grows is walked to its new end.
  for (const key of found) for (const edge of flow.edges) if (edge.from === key) found.add(edge.to)
  return found
}
