import { cloneField } from '../../../schemas/clone-definition.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { addField } from './add-field.ts'

/** Puts a copy of a field below it, under another name and with ids of its own. */
export function duplicateField(object: ObjectDefinition, id: string, name: string): ObjectDefinition {
  const field = object.fields.find((each) => each.id === id)
  return field ? addField(object, cloneField(field, name), id) : object
}
