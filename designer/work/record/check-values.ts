import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldContext } from '../../../schemas/fields/field-type.ts'
import { valueIssue } from '../../../schemas/fields/value-issue.ts'
import type { Issue } from '../../../schemas/issue.ts'
import type { RecordDraft } from './RecordForm.tsx'

/** What is wrong with the values of a form, field by field: the same check that the server makes again. */
export function checkValues(fields: readonly FieldDefinition[], values: RecordDraft, context: FieldContext): readonly { field: FieldDefinition; issue: Omit<Issue, 'path'> }[] {
  return fields.flatMap((field) => {
    const issue = issueOf(field, values, context)
    return issue ? [{ field, issue }] : []
  })
}

function issueOf(field: FieldDefinition, values: RecordDraft, context: FieldContext): Omit<Issue, 'path'> | undefined {
  const type = fieldTypeOf(field)
  const given = values[field.name] ?? null
  const value = given === null ? null : type.normalise(given, field, context)
  if (value !== null) return valueIssue(type, value, { field, context })
  return field.required ? { code: 'required' } : undefined
}
