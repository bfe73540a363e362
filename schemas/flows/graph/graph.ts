import { type FlowDefinition, type FlowEdge, type FlowNode, nodeTypeOf } from '../flow.ts'
import type { NodeType, Port } from '../node-type.ts'

/** A flow's nodes by key, with the edges that can be followed: both ends exist and the port does. */
export interface FlowGraph {
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly starts: readonly GraphNode[]
}

export interface GraphNode {
  readonly key: string
  readonly index: number
  readonly node: FlowNode
  readonly type: NodeType
  readonly settings: unknown
  readonly ports: readonly Port[]
  readonly out: readonly FlowEdge[]
  readonly in: readonly FlowEdge[]
}

export function graphOf({ nodes, edges }: Pick<FlowDefinition, 'nodes' | 'edges'>): FlowGraph {
  const found = nodes.map((node, index) => {
    const type = nodeTypeOf(node)
    const settings = node.settings ?? {}
    return { key: node.key, index, node, type, settings, ports: type.ports(settings) }
  })
  const byKey = new Map(found.map((each) => [each.key, each]))
  const followed = edges.filter(({ from, port, to }) => byKey.get(to)?.type.entered === true && hasPort(byKey.get(from)?.ports ?? [], port))
  const [leaving, entering] = [Map.groupBy(followed, ({ from }) => from), Map.groupBy(followed, ({ to }) => to)]
  const whole = found.map((each) => ({ ...each, out: leaving.get(each.key) ?? [], in: entering.get(each.key) ?? [] }))
  return { nodes: new Map(whole.map((each) => [each.key, each])), starts: whole.filter(({ type }) => !type.entered) }
}

/** Whether a node may be left by a port; every node may be left where it fails. */
export const hasPort = (ports: readonly Port[], key: string): boolean => key === failed || ports.some((port) => port.key === key)

/** The way out of a node that has failed. */
export const failed = 'failed'

/** The node at the end of an edge that can be followed. */
export function target(graph: FlowGraph, { to }: FlowEdge): GraphNode {
  const node = graph.nodes.get(to)
  if (!node) throw new Error(`an edge to no node, ${to}`)
  return node
}
