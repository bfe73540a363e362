import { type FlowDefinition, type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'

type Drawing = Pick<FlowDefinition, 'nodes' | 'edges'>

/** A line of the outline: a step with its ways, or where the way goes on that stands elsewhere. */
export type OutlineLine =
  | { readonly kind: 'step'; readonly node: FlowNode; readonly ways: readonly OutlineWay[]; /** The edge behind the step, where one way leads on. */ readonly onward: OutlineEnd | undefined }
  | { readonly kind: 'goes'; readonly node: FlowNode }

/** One of several ways out of a step. */
export interface OutlineWay extends OutlineEnd {
  readonly lines: readonly OutlineLine[]
}

/** A way out, and the edge that leaves by it. */
export interface OutlineEnd {
  readonly port: string
  readonly edge: string | undefined
}

export interface FlowOutline {
  readonly lines: readonly OutlineLine[]
  /** What no way from the start leads to. */
  readonly loose: readonly (readonly OutlineLine[])[]
}

/** A flow as it is read: from the start on, branches within the step that has them, each step once. */
export function outlineOf(flow: Drawing): FlowOutline {
  const walk = walker(flow)
  const start = flow.nodes.find(({ type }) => type === 'start')
  const lines = start ? walk(start.key, []) : []
  const loose = flow.nodes.map(({ key }) => (isWalked(key) ? [] : walk(key, [])))
  function isWalked(key: string): boolean {
    return walk.seen.has(key)
  }
  return { lines, loose: loose.filter((each) => each.length > 0) }
}

/** Keys of the steps in the order in which they are read, those that nothing leads to last. */
export function readingOrder(flow: Drawing): readonly string[] {
  const { lines, loose } = outlineOf(flow)
  return [...lines, ...loose.flat()].flatMap(keysOf)
}

const keysOf = (line: OutlineLine): readonly string[] => (line.kind === 'goes' ? [] : [line.node.key, ...line.ways.flatMap(({ lines }) => lines.flatMap(keysOf))])

interface Walker {
  (from: string, merges: readonly string[]): readonly OutlineLine[]
  readonly seen: ReadonlySet<string>
}

function walker(flow: Drawing): Walker {
  const byKey = new Map(flow.nodes.map((node) => [node.key, node]))
  const seen = new Set<string>()
  /** `merges`: where ways around come together again, the innermost last. */
  const walk = (from: string, merges: readonly string[]): readonly OutlineLine[] => {
    const lines: OutlineLine[] = []
    for (let key: string | undefined = from; key !== undefined && key !== merges.at(-1); ) {
      const node = byKey.get(key)
      if (!node) break
      if (seen.has(key) || merges.includes(key)) {
        lines.push({ kind: 'goes', node })
        break
      }
      seen.add(key)
      const ways = waysOf(flow, node)
      if (ways.length <= 1) {
        const [way] = ways
        lines.push({ kind: 'step', node, ways: [], onward: way && { port: way.port, edge: way.edge } })
        key = way?.to
        continue
      }
      const merge = mergeOf(flow, ways)
      const within = merge === undefined ? merges : [...merges, merge]
      lines.push({ kind: 'step', node, onward: undefined, ways: ways.map(({ port, edge, to }) => ({ port, edge, lines: to === undefined ? [] : walk(to, within) })) })
      key = merge
    }
    return lines
  }
  return Object.assign(walk, { seen })
}

interface Way extends OutlineEnd {
  readonly to: string | undefined
}

/** The ways out of a step; that of its failure where it leads somewhere. */
function waysOf({ edges }: Drawing, node: FlowNode): readonly Way[] {
  const ports = new Set([...nodeTypeOf(node).ports(node.settings ?? {}).map(({ key }) => key), 'failed'])
  return [...ports].flatMap((port) => {
    const edge = edges.find(({ from, port: by }) => from === node.key && by === port)
    return edge || port !== 'failed' ? [{ port, edge: edge?.id, to: edge?.to }] : []
  })
}

/** Where ways come together again: the nearest step that all come to; where there is none, the first way goes on. */
function mergeOf(flow: Drawing, ways: readonly Way[]): string | undefined {
  const targets = ways.flatMap(({ to }) => to ?? [])
  const [first, ...others] = targets.map((to) => distances(flow, to))
  if (!first) return undefined
  const common = [...first].filter(([key]) => others.every((each) => each.has(key)))
  const [nearest] = common.toSorted(([one, a], [other, b]) => Math.max(a, ...others.map((each) => each.get(one) ?? 0)) - Math.max(b, ...others.map((each) => each.get(other) ?? 0)))
  return nearest?.[0] ?? targets[0]
}

/** How many steps it is from one step to each that can be come to. */
function distances({ edges }: Drawing, from: string): ReadonlyMap<string, number> {
  const found = new Map([[from, 0]])
  // A map that grows is walked to its new end.
  for (const [key, far] of found) for (const edge of edges) if (edge.from === key && !found.has(edge.to)) found.set(edge.to, far + 1)
  return found
}
