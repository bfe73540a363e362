import { type FlowGraph, type GraphNode, target } from './graph.ts'

/** The keys of the nodes on a shortest way from a start to a node, both included; empty where none leads there. */
export function pathTo(graph: FlowGraph, key: string): readonly string[] {
  const before = new Map<string, string | undefined>(graph.starts.map((node) => [node.key, undefined]))
  const queue = [...graph.starts]
  for (let node = queue.shift(); node && node.key !== key; node = queue.shift()) {
    for (const next of node.out.map((edge) => target(graph, edge))) {
      if (before.has(next.key)) continue
      before.set(next.key, node.key)
      queue.push(next)
    }
  }
  return before.has(key) ? wayBack(before, key).toReversed() : []
}

function wayBack(before: ReadonlyMap<string, string | undefined>, key: string): readonly string[] {
  const from = before.get(key)
  return from === undefined ? [key] : [key, ...wayBack(before, from)]
}

/** The keys of the nodes of a loop on which no token ever waits, in order; undefined where there is none. */
export function restlessLoop(graph: FlowGraph): readonly string[] | undefined {
  const done = new Set<string>()
  const trail: string[] = []
  const walk = (node: GraphNode): readonly string[] | undefined => {
    if (node.type.does.kind === 'wait' || done.has(node.key)) return undefined
    const at = trail.indexOf(node.key)
    if (at >= 0) return trail.slice(at)
    trail.push(node.key)
    for (const edge of node.out) {
      const loop = walk(target(graph, edge))
      if (loop) return loop
    }
    trail.pop()
    done.add(node.key)
    return undefined
  }
  for (const node of graph.nodes.values()) {
    const loop = walk(node)
    if (loop) return loop
  }
  return undefined
}
