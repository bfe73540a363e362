import { type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../fields/field.ts'

/** Whether rows of a file may be found again by a field: by whole numbers and short texts. */
export function canFindRows(field: FieldDefinition): boolean {
  const { type } = ruleTypeOf(field)
  return type === 'integer' || (type === 'text' && fieldTypeOf(field).sortable)
}
