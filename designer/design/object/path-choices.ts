import type { ComboboxItem } from '@mantine/core'
import { canBeTitle, type FieldDefinition, fieldTypeOf, hasRows } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { systemFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'

/** What the title, the second line and the facts of an object can name. */
export function usePathChoices(object: ObjectDefinition) {
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const choice = (field: FieldDefinition, above?: FieldDefinition): ComboboxItem => ({
    value: above ? `${above.name}.${field.name}` : field.name,
    label: above ? `${labelText(above.label)} › ${labelText(field.label)}` : labelText(field.label),
  })
  const behind = (field: FieldDefinition): ComboboxItem[] => {
    const link = fieldTypeOf(field).link?.(field)
    const target = link?.to === 'object' ? set.get('object', link.object) : undefined
    return (fieldTypeOf(field).parts?.(field) ?? target?.fields ?? []).filter(isShown).map((each) => choice(each, field))
  }
  const all = [
    ...object.fields.filter(isShown).map((field) => choice(field)),
    ...systemFieldsOf(object).map((field) => choice(field)),
    ...object.fields.flatMap(behind),
  ]
  return {
    titles: object.fields.filter((field) => canBeTitle(field) || field.name === object.title).map((field) => choice(field)),
    /** All paths; those chosen already are among them even when they lead nowhere. */
    paths: (chosen: readonly string[] = []): ComboboxItem[] => [
      ...all,
      ...chosen.filter((path) => !all.some(({ value }) => value === path)).map((path) => ({ value: path, label: path })),
    ],
  }
}

/** Rows are no value that a line of text could show. */
const isShown = (field: FieldDefinition): boolean => !hasRows(field)
