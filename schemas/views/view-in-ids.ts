import { type DefinitionSet, definitionSet } from '../definition-set.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { objectReferences } from '../objects/object-references.ts'
import { type Renames, rewriteReferences } from '../rewrite-references.ts'
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

/** Objects and roles by their ids, with fields and links said by ids: paths made of ids can be followed in it. */
export function setInIds(set: DefinitionSet): DefinitionSet {
  const renames = namesToIds(set)
  const objects = set.all('object').map((object) => {
    const linked = rewriteReferences(object, objectReferences(object, set), renames)
    return { ...linked, name: object.id, fields: linked.fields.map((field) => ({ ...field, name: field.id })) }
  })
  return definitionSet([...objects, ...set.all('role').map((role) => ({ ...role, name: role.id }))])
}

/** Fields that every object has are called by their names everywhere. */
const namesToIds = (set: DefinitionSet): Renames => ({
  name: (kind, name) => (kind === 'role' ? set.get('role', name) : set.get('object', name))?.id ?? name,
  field: (_, object, name) => set.get('object', object)?.fields.find((field) => field.name === name)?.id ?? name,
})

function idsToNames(set: DefinitionSet): Renames {
  const definitions = new Map([...set.all('object'), ...set.all('role')].map(({ id, name }) => [id, name]))
  const fields = new Map(set.all('object').flatMap((object) => object.fields.map(({ id, name }) => [id, name] as const)))
  return { name: (_, id) => definitions.get(id) ?? id, field: (_, __, id) => fields.get(id) ?? id }
}
