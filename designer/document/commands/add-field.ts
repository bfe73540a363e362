import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/** Adds a field below the one with the id `after`, or at the end. */
export function addField(object: ObjectDefinition, field: FieldDefinition, after?: string): ObjectDefinition {
  const at = object.fields.findIndex(({ id }) => id === after)
  return { ...object, fields: object.fields.toSpliced(at === -1 ? object.fields.length : at + 1, 0, field) }
}
