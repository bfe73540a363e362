import type { FlowDefinition, FlowEdge, FlowNode } from '../../../../schemas/flows/flow.ts'
import { newId } from '../../../../schemas/ids.ts'

export const nodeById = (flow: FlowDefinition, id: string): FlowNode | undefined => flow.nodes.find((node) => node.id === id)

export const nodeByKey = (flow: FlowDefinition, key: string): FlowNode | undefined => flow.nodes.find((node) => node.key === key)

/** The edge that leaves a node by a port. */
export const edgeFrom = (flow: FlowDefinition, key: string, port: string): FlowEdge | undefined => flow.edges.find((edge) => edge.from === key && edge.port === port)

/** The flow with each node changed; the very same one when none changes. */
export function mapNodes(flow: FlowDefinition, change: (node: FlowNode) => FlowNode): FlowDefinition {
  const nodes = flow.nodes.map(change)
  return nodes.every((node, at) => node === flow.nodes[at]) ? flow : { ...flow, nodes }
}

export const newEdge = (from: string, port: string, to: string): FlowEdge => ({ id: newId('edge'), from, port, to })

/** A name that no node of the flow has: `approval`, `approval_2`. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  // A key that ends in a number goes on counting.
  const base = wanted.replace(/_\d+$/, '').slice(0, 44)
  for (let number = 2; ; number += 1) if (!taken.has(`${base}_${number}`)) return `${base}_${number}`
}

export const keysOf = (flow: FlowDefinition): ReadonlySet<string> => new Set(flow.nodes.map(({ key }) => key))
