import { type Definition, type DefinitionSet, definitionSet, type KindName } from './definition-set.ts'
import type { ObjectDefinition } from './objects/object.ts'
import { objectReferences } from './objects/object-references.ts'
import { type Renames, rewriteReferences } from './rewrite-references.ts'

/** Ids in the place of names. Fields that every object has, and what is in no set, are called by their names everywhere. */
export const namesToIds = (set: DefinitionSet): Renames => ({
  // A mention says the kind of what it names.
  name: (kind, name) => set.get(kind as KindName, name)?.id ?? name,
  field: (_, object, name) => set.get('object', object)?.fields.find((field) => field.name === name)?.id ?? name,
})

/** Names in the place of ids; what is gone keeps its id, and so leads nowhere. */
export function idsToNames(set: DefinitionSet): Renames {
  const definitions = new Map(kindsNamed.flatMap((kind) => set.all(kind)).map(({ id, name }) => [id, name]))
  const fields = new Map(set.all('object').flatMap((object) => object.fields.map(({ id, name }) => [id, name] as const)))
  return { name: (_, id) => definitions.get(id) ?? id, field: (_, __, id) => fields.get(id) ?? id }
}

/** The definitions that others name, by their ids, with fields and links said by ids: paths made of ids can be followed in it. */
export function setInIds(set: DefinitionSet): DefinitionSet {
  const renames = namesToIds(set)
  const inIds = (object: ObjectDefinition): ObjectDefinition => {
    const linked = rewriteReferences(object, objectReferences(object, set), renames)
    return { ...linked, name: object.id, fields: linked.fields.map((field) => ({ ...field, name: field.id })) }
  }
  const others = kindsNamed.filter((kind) => kind !== 'object').flatMap((kind): readonly Definition[] => set.all(kind))
  return definitionSet([...set.all('object').map(inIds), ...others.map((definition) => ({ ...definition, name: definition.id }))])
}

/** The kinds that views and flows mention. */
const kindsNamed = ['object', 'role', 'message', 'flow'] as const satisfies readonly KindName[]
