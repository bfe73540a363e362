import type { Branch } from '../compiled-flow.ts'
import type { FlowEdge } from '../flow.ts'
import { type FlowGraph, type GraphNode, target } from './graph.ts'

/** Which branches of which splits each node stands in, and what does not fit together. */
export interface Regions {
  /** By the key of each node that can be reached: the branches around it, outermost first. */
  readonly branches: ReadonlyMap<string, readonly Branch[]>
  /** By the key of each join: the key of its split. */
  readonly splits: ReadonlyMap<string, string>
  readonly faults: readonly RegionFault[]
}

/** `edge` brings tokens to a node that stands in other branches. */
export interface RegionFault {
  readonly code: 'flow.branches-meet' | 'flow.join-without-split' | 'flow.join-of-two-splits'
  readonly edge: FlowEdge
}

/**
 * Walks a graph from its starts and notes the branches around every node. In a sound flow each node has one such place:
 * branches are left at the join of their split and nowhere else.
 */
export function regionsOf(graph: FlowGraph): Regions {
  const branches = new Map<string, readonly Branch[]>(graph.starts.map(({ key }) => [key, []]))
  const splits = new Map<string, string>()
  const faults: RegionFault[] = []
  const open = [...graph.starts]
  for (let node = open.pop(); node; node = open.pop()) {
    const within = branches.get(node.key) ?? []
    for (const edge of node.out) {
      const to = target(graph, edge)
      const along = node.type.does.kind === 'split' ? [...within, { split: node.key, port: edge.port }] : within
      const entered = enter(to, along, splits)
      const known = branches.get(to.key)
      if ('code' in entered) faults.push({ code: entered.code, edge })
      else if (known && !isSamePlace(known, entered.within)) faults.push({ code: 'flow.branches-meet', edge })
      else if (!known) {
        branches.set(to.key, entered.within)
        open.push(to)
      }
    }
  }
  return { branches, splits, faults }
}

/** Where a token stands that comes to a node: at a join it has left the innermost split. */
function enter(node: GraphNode, along: readonly Branch[], splits: Map<string, string>): { readonly within: readonly Branch[] } | Pick<RegionFault, 'code'> {
  if (node.type.does.kind !== 'join') return { within: along }
  const innermost = along.at(-1)
  if (!innermost) return { code: 'flow.join-without-split' }
  const known = splits.get(node.key)
  if (known !== undefined && known !== innermost.split) return { code: 'flow.join-of-two-splits' }
  splits.set(node.key, innermost.split)
  return { within: along.slice(0, -1) }
}

const isSamePlace = (one: readonly Branch[], other: readonly Branch[]): boolean =>
  one.length === other.length && one.every(({ split, port }, index) => other[index]?.split === split && other[index].port === port)
