import type { FlowEdge } from '../flow.ts'
import type { FlowGraph, GraphNode } from './graph.ts'

/**
 * The names that are sure to have a value when a token comes to each node: `vars.<name>` and `nodes.<key>`, by the key of the
 * node. A name counts only where every way there sets it; behind a join that waits for all branches those of any branch count.
 */
export function knownNames(graph: FlowGraph, given: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>(graph.starts.map(({ key }) => [key, new Set(given)]))
  // Names only go as more ways are seen, so this ends.
  for (let changed = true; changed; ) {
    changed = false
    for (const node of graph.nodes.values()) {
      if (!node.type.entered) continue
      const before = known.get(node.key)
      const now = entering(graph, node, known)
      if (!now || (before && before.size === now.size && [...now].every((name) => before.has(name)))) continue
      known.set(node.key, now)
      changed = true
    }
  }
  return known
}

function entering(graph: FlowGraph, node: GraphNode, known: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> | undefined {
  const ways = node.in.flatMap((edge) => along(graph, edge, known) ?? [])
  const [first, ...others] = ways
  const { does } = node.type
  if (!first) return undefined
  if (does.kind !== 'join' || does.policy(node.settings).waitsFor === 'any') return new Set([...first].filter((name) => others.every((way) => way.has(name))))
  return ways.length < node.in.length ? undefined : new Set(ways.flatMap((way) => [...way]))
}

/** What is known on an edge: a node that has failed has set nothing but its error. */
function along(graph: FlowGraph, { from, port }: FlowEdge, known: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> | undefined {
  const node = graph.nodes.get(from)
  const before = known.get(from)
  if (!node || !before) return undefined
  if (port === 'failed') return before
  return new Set([...before, ...(node.type.gives ? [`nodes.${from}`] : []), ...(node.type.ofVariables?.(node.settings) ?? []).map(({ variable }) => `vars.${variable}`)])
}
