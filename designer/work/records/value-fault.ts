import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldContext, FieldValue } from '../../../schemas/fields/field-type.ts'
import { valueIssue } from '../../../schemas/fields/value-issue.ts'
import type { Issue } from '../../../schemas/issue.ts'

/** What is wrong with one value outside a form: the check of its type, which the server makes again. */
export function valueFault(field: FieldDefinition, given: FieldValue, context: FieldContext): Omit<Issue, 'path'> | undefined {
  const type = fieldTypeOf(field)
  const value = given === null ? null : type.normalise(given, field, context)
  if (value !== null) return valueIssue(type, value, { field, context })
  return field.required ? { code: 'required' } : undefined
}
