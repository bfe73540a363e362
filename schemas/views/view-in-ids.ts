import type { DefinitionSet } from '../definition-set.ts'
import { idsToNames, namesToIds } from '../definitions-in-ids.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { rewriteReferences } from '../rewrite-references.ts'
import { contentsReferences } from './view-references.ts'
import type { ViewContents } from './view.ts'

/** What a view shows, with an id in the place of every name: so it outlives the release in which it was written. */
export const contentsInIds = (contents: ViewContents, object: ObjectDefinition, set: DefinitionSet): ViewContents =>
  rewriteReferences(contents, contentsReferences(contents, object, set), namesToIds(set))

/**
 * The same with the names of today. `inIds` is the set as `setInIds` says it; what is gone keeps its id, and so leads
 * nowhere.
 */
export function contentsInNames(contents: ViewContents, objectId: string, { set, inIds }: { set: DefinitionSet; inIds: DefinitionSet }): ViewContents {
  const object = inIds.get('object', objectId)
  return object ? rewriteReferences(contents, contentsReferences(contents, object, inIds), idsToNames(set)) : contents
}
