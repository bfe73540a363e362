import type { AppObject } from '../../../schemas/api/app.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldContext } from '../../../schemas/fields/field-type.ts'
import { useApp } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'
import type { FormStore, RecordDraft } from '../layout/form-store.ts'
import { useLabels } from '../use-object.ts'

interface JudgedForm {
  readonly object: AppObject
  readonly fields: readonly FieldDefinition[]
  readonly store: FormStore
  /** The values that editing began with; null for a new record. */
  readonly before: RecordDraft | null
}

/**
 * Judges a form by the validation rules before it is sent: messages by field. The rules are loaded when an object has some.
 * Only what the form shows is judged here; what a layout hides may be cleared when it is saved.
 */
export function useFormRules({ object, fields, store, before }: JudgedForm, context: FieldContext): () => Promise<ReadonlyMap<string, string>> {
  const app = useApp()
  const { language } = useLanguage()
  const labels = useLabels()
  const { name } = object.definition
  return async () => {
    if (!app.rules.some((rule) => rule.object === name)) return nothing
    const { refusedValues } = await import('./refused-values.ts')
    const shown = fields.filter((field) => store.field(field.name).visible)
    const values = Object.fromEntries(shown.map((field) => [field.name, normal(store.field(field.name).value, field, context)]))
    const refused = refusedValues(app, { object: name, values, before, now: new Date(), language })
    return new Map(refused.flatMap(({ field, message }) => (field !== undefined && field in values ? [[field, labels(message)] as const] : [])))
  }
}

const nothing: ReadonlyMap<string, string> = new Map()

const normal = (value: RecordDraft[string], field: FieldDefinition, context: FieldContext): RecordDraft[string] =>
  value === null || value === undefined ? null : fieldTypeOf(field).normalise(value, field, context)
