import { type FieldDefinition, fieldTypeOf, hasRows } from '../../../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../../../schemas/objects/object.ts'

/** The object's own fields that hold one value of their own: no rows. */
export const plainFields = (object: ObjectDefinition): readonly FieldDefinition[] => object.fields.filter((field) => !hasRows(field))

/** Those of them that people and flows may set. */
export const settableFields = (object: ObjectDefinition): readonly FieldDefinition[] => plainFields(object).filter((field) => fieldTypeOf(field).filledBy === 'people')
