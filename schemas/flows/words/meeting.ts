import type { FlowEdge } from '../flow.ts'
import { type FlowGraph, target } from '../graph/graph.ts'

/** The key of the first node that all of these ways come to; undefined where they never meet, or meet only in an end. */
export function meetingOf(graph: FlowGraph, ways: readonly FlowEdge[]): string | undefined {
  const [first, ...others] = ways.map((way) => reachedBy(graph, way))
  if (!first || others.length === 0) return undefined
  // Ways are walked in breadth, so the first common node is the nearest.
  const meeting = [...first].find((key) => others.every((keys) => keys.has(key)))
  return meeting !== undefined && graph.nodes.get(meeting)?.type.does.kind !== 'end' ? meeting : undefined
}

function reachedBy(graph: FlowGraph, way: FlowEdge): ReadonlySet<string> {
  const keys = new Set([way.to])
  for (const key of keys) for (const edge of graph.nodes.get(key)?.out ?? []) keys.add(target(graph, edge).key)
  return keys
}
