import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/** Names that the records of an object may not give to their way back: its fields and the ways back that others have. */
export function takenInverses(target: string, own: string, set: DefinitionSet): ReadonlySet<string> {
  const fields = set.get('object', target)?.fields.map(({ name }) => name) ?? []
  const inverses = set.all('object').flatMap((object) => object.fields.flatMap((field) => (field.id === own ? [] : inverseTo(field, target))))
  return new Set([...fields, ...inverses])
}

/** How the other object shall call the records that a new link points from: as many of them are called. */
export function proposeInverse(field: FieldDefinition, object: ObjectDefinition, set: DefinitionSet): { inverse?: { name: string; label: ObjectDefinition['plural'] } } {
  const type = fieldTypeOf(field)
  const link = type.link?.(field)
  if (link?.to !== 'object' || !type.inspector.some(({ editor }) => editor === 'inverse')) return {}
  const taken = takenInverses(link.object, field.id, set)
  const { plural } = object
  const words = typeof plural === 'string' ? plural : (plural.en ?? object.name)
  return { inverse: { name: apiNameOf(words, (name) => taken.has(name)), label: plural } }
}

function inverseTo(field: FieldDefinition, target: string): readonly string[] {
  const link = fieldTypeOf(field).link?.(field)
  return link?.to === 'object' && link.object === target && link.inverse ? [link.inverse.name] : []
}
