import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { stepsOf } from '../../../schemas/pointer.ts'

/** What a pointer into an object leads to: a field (perhaps one setting of it), or a setting of the object itself. */
interface PlaceInObject {
  readonly field?: FieldDefinition
  /** The first key below the field or the object. */
  readonly setting?: string
}

/** Reads a pointer; fields are named by their place (faults) or by their id (conflicts). */
export function placeInObject(object: ObjectDefinition, pointer: string): PlaceInObject {
  const [first, second, third] = stepsOf(pointer)
  if (first !== 'fields' || second === undefined) return first === undefined ? {} : { setting: first }
  const field = object.fields.find(({ id }) => id === second) ?? object.fields[Number(second)]
  return { ...(field ? { field } : {}), ...(third === undefined ? {} : { setting: third }) }
}
