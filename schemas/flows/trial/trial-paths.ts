import type { CompiledFlow } from '../compiled-flow.ts'
import { oldRoot } from '../flow-scope.ts'

/** What the expressions of a flow read of its record: paths without `record.`. */
export const recordPaths = (flow: CompiledFlow): readonly string[] => pathsUnder(flow, 'record')

/** Names of the fields of which they read what the record held before. */
export const oldNames = (flow: CompiledFlow): readonly string[] => pathsUnder(flow, oldRoot)

function pathsUnder({ nodes }: CompiledFlow, root: string): readonly string[] {
  const reads = [...nodes.values()].flatMap(({ expressions }) => [...expressions.values()].flatMap((expression) => expression.reads))
  return [...new Set(reads.filter((path) => path.startsWith(`${root}.`)).map((path) => path.slice(root.length + 1)))].toSorted()
}
