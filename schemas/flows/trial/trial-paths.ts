import type { CompiledFlow } from '../compiled-flow.ts'

/** What the expressions of a flow read of its record: paths without `record.`. */
export function recordPaths({ nodes }: CompiledFlow): readonly string[] {
  const reads = [...nodes.values()].flatMap(({ expressions }) => [...expressions.values()].flatMap((expression) => expression.reads))
  return [...new Set(reads.filter((path) => path.startsWith('record.')).map((path) => path.slice('record.'.length)))].toSorted()
}
