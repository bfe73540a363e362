import { failed, type FlowGraph, type GraphNode, target } from './graph.ts'

/** The keys of the nodes on a shortest way from a start to a node, both included; empty where none leads there. */
export function pathTo(graph: FlowGraph, key: string): readonly string[] {
  const before = knownSteps(graph)
  return before.has(key) ? wayBack(before, key).toReversed() : []
}

/** Whether some way leads from a start to the node. */
export const isReached = (graph: FlowGraph, key: string): boolean => knownSteps(graph).has(key)

function knownSteps(graph: FlowGraph): StepsBefore {
  const before = known.get(graph) ?? stepsBefore(graph)
  known.set(graph, before)
  return before
}

type StepsBefore = ReadonlyMap<string, string | undefined>

/** A check asks for the ways to many nodes of one graph. */
const known = new WeakMap<FlowGraph, StepsBefore>()

/** By the key of each node that can be reached: the one before it on a shortest way. */
function stepsBefore(graph: FlowGraph): StepsBefore {
  const before = new Map<string, string | undefined>(graph.starts.map((node) => [node.key, undefined]))
  const queue = [...graph.starts]
  for (let node = queue.shift(); node; node = queue.shift()) {
    for (const next of node.out.map((edge) => target(graph, edge))) {
      if (before.has(next.key)) continue
      before.set(next.key, node.key)
      queue.push(next)
    }
  }
  return before
}

function wayBack(before: StepsBefore, key: string): readonly string[] {
  const way: string[] = []
  for (let at: string | undefined = key; at !== undefined; at = before.get(at)) way.push(at)
  return way
}

/** The nodes from which some way leads to where a path ends. */
export function endingNodes(graph: FlowGraph): ReadonlySet<string> {
  // A way out that needs no edge ends there, but for that of failures: who fails without one waits for an administrator.
  const ends = [...graph.nodes.values()].filter((node) => node.type.does.kind === 'end' || node.ports.some(({ key, optional }) => optional && key !== failed && !node.out.some(({ port }) => port === key)))
  const found = new Set(ends.map(({ key }) => key))
  const queue = [...ends]
  for (let node = queue.shift(); node; node = queue.shift()) {
    for (const { from } of node.in) {
      const before = graph.nodes.get(from)
      if (!before || found.has(from)) continue
      found.add(from)
      queue.push(before)
    }
  }
  return found
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
