import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { movePart } from './move-part.ts'

/** Moves a field to a place among the others: the order of lists to choose from, forms and exports. */
export function moveField(object: ObjectDefinition, id: string, to: number): ObjectDefinition {
  const fields = movePart(object.fields, id, to)
  return fields === object.fields ? object : { ...object, fields: [...fields] }
}
