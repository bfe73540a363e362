import type { TaskAnswer } from '../../../schemas/api/task.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldContext, FieldValue } from '../../../schemas/fields/field-type.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'
import { valueIssue } from '../../../schemas/fields/value-issue.ts'
import type { Issue } from '../../../schemas/issue.ts'

type Values = Readonly<Record<string, FieldValue>>

/** The value that a field of a task holds now: what was filled in, else what is stored. */
export const valueOf = ({ definition, value }: TaskAnswer['fields'][number], filled: Values): FieldValue =>
  Object.hasOwn(filled, definition.name) ? (filled[definition.name] ?? null) : value

/** What was filled in and differs from what is stored. */
export const filledIn = ({ fields }: Pick<TaskAnswer, 'fields'>, filled: Values): Values =>
  Object.fromEntries(fields.flatMap((field) => (field.editable && !sameValue(valueOf(field, filled), field.value) ? [[field.definition.name, valueOf(field, filled)]] : [])))

/** What is wrong with the fields of a task as they are filled in, by field name. */
export function taskFaults({ fields }: Pick<TaskAnswer, 'fields'>, filled: Values, context: FieldContext): ReadonlyMap<string, Omit<Issue, 'path'>> {
  return new Map(
    fields.filter(({ editable }) => editable).flatMap((field) => {
      const { definition, required } = field
      const type = fieldTypeOf(definition)
      const given = valueOf(field, filled)
      const value = given === null ? null : type.normalise(given, definition, context)
      const fault = value === null ? (required || definition.required ? { code: 'required' } : undefined) : valueIssue(type, value, { field: definition, context })
      return fault ? [[definition.name, fault] as const] : []
    }),
  )
}
