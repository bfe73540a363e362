import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldContext } from '../../../schemas/fields/field-type.ts'
import { valueIssue } from '../../../schemas/fields/value-issue.ts'
import type { Issue } from '../../../schemas/issue.ts'
import type { FormField, FormStore } from '../layout/form-store.ts'

type Fault = Omit<Issue, 'path'>

/** What is wrong with the values that a form shows, by field: the same that the server checks again. */
export function formFaults(fields: readonly FieldDefinition[], store: FormStore, context: FieldContext): ReadonlyMap<string, Fault> {
  return new Map(
    fields.flatMap((field) => {
      const fault = faultOf(field, store.field(field.name), context)
      return fault ? [[field.name, fault] as const] : []
    }),
  )
}

function faultOf(field: FieldDefinition, shown: FormField, context: FieldContext): Fault | undefined {
  if (!shown.visible) return undefined
  const type = fieldTypeOf(field)
  const value = shown.value === null ? null : type.normalise(shown.value, field, context)
  if (value === null) return field.required || shown.required ? { code: 'required' } : undefined
  if (shown.mustBeEmpty) return { code: 'layout.must-be-empty' }
  const fault = valueIssue(type, value, { field, context })
  return fault ?? (isOffered(value, shown.options) ? undefined : { code: 'layout.not-offered' })
}

const isOffered = (value: FormField['value'], options: readonly string[] | null): boolean =>
  options === null || (Array.isArray(value) ? value : [value]).every((each) => options.includes(String(each)))
