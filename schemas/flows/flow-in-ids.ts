import type { DefinitionSet } from '../definition-set.ts'
import { idsToNames, namesToIds } from '../definitions-in-ids.ts'
import { rewriteReferences } from '../rewrite-references.ts'
import type { FlowDefinition } from './flow.ts'
import { flowReferences } from './flow-references.ts'

/** A flow with an id in the place of every name, its own among them: so it outlives the release in which it was written. */
export const flowInIds = (flow: FlowDefinition, set: DefinitionSet): FlowDefinition => ({
  ...rewriteReferences(flow, flowReferences(flow, set), namesToIds(set)),
  name: flow.id,
})

/**
 * The same with the names of today. `inIds` is the set as `setInIds` says it; what is gone keeps its id, and so leads
 * nowhere.
 */
export function flowInNames(flow: FlowDefinition, { set, inIds }: { readonly set: DefinitionSet; readonly inIds: DefinitionSet }): FlowDefinition {
  const renames = idsToNames(set)
  return { ...rewriteReferences(flow, flowReferences(flow, inIds), renames), name: renames.name('flow', flow.id) }
}
