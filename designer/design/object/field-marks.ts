import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

type FieldMark = 'title' | 'required' | 'unique' | 'personal' | 'automatic'

/** What is worth knowing of a field at a glance. */
export function fieldMarks(object: ObjectDefinition, field: FieldDefinition): readonly FieldMark[] {
  const isUnique = (object.unique ?? []).some(({ fields }) => fields.length === 1 && fields[0] === field.name)
  return [
    ...(object.title === field.name ? (['title'] as const) : []),
    ...(field.required === true ? (['required'] as const) : []),
    ...(isUnique ? (['unique'] as const) : []),
    ...(field.personal === undefined ? [] : (['personal'] as const)),
    ...(fieldTypeOf(field).filledBy === 'system' ? (['automatic'] as const) : []),
  ]
}
