import type { CompiledFlow } from '../compiled-flow.ts'

/** Ids of a node and of what comes after it. On a way that leads round, what every way to the node goes through comes before it. */
export function nodesBehind(flow: CompiledFlow, from: string): ReadonlySet<string> {
  const behind = reachedFrom(flow, from)
  const isBefore = (id: string): boolean => id !== from && reachedFrom(flow, id).has(from) && !reachedFrom(flow, flow.start, id).has(from)
  return new Set([...behind].filter((id) => !isBefore(id)))
}

/** What ways lead to from a node, itself included; none through `around`. */
export function reachedFrom({ nodes }: CompiledFlow, from: string, around?: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = from === around ? [] : [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    open.push(...[...(nodes.get(id)?.out.values() ?? [])].map(({ to }) => to).filter((to) => to !== around))
  }
  return reached
}
