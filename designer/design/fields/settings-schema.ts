import type { UiSchema } from '@rjsf/utils'
import type { FieldType, InspectorEditor, InspectorEntry } from '../../../schemas/fields/field-type.ts'
import { ChildColumnsField, ChildFieldField, ChildObjectField, ChildOrderField } from './row-fields.tsx'
import { DependsOnField } from './DependsOnField.tsx'
import { FileFamiliesField } from './FileFamiliesField.tsx'
import { SharedPicklistField } from './SharedPicklistField.tsx'
import { ExpressionField, InverseField, LabelField, ObjectField, OptionsField, ValueField } from './setting-fields.tsx'

/** JSON Schema of the settings that one step of a type's form asks for. */
export function stepSchema(type: FieldType, entries: readonly InspectorEntry[]): object {
  const keys = new Set(entries.map(({ key }) => key))
  const { properties } = type.settings
  const required = (type.settings.required as readonly string[] | undefined) ?? []
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).filter(([key]) => keys.has(key))),
    required: required.filter((key) => keys.has(key)),
  }
}

/** The texts of one setting: its title, help, and the names of its choices. */
interface SettingTexts {
  title: string
  help: string
  choice: (value: string) => string
}

/** How the settings of a step are drawn: each editor of the contract has its input here. */
export function stepUiSchema(type: FieldType, entries: readonly InspectorEntry[], textsOf: (key: string) => SettingTexts): UiSchema<Record<string, unknown>> {
  const settings = entries.map(({ key, editor }) => {
    const { title, help, choice } = textsOf(key)
    const values = (type.settings.properties[key] as { enum?: readonly string[] } | undefined)?.enum ?? []
    const names = values.length > 0 ? { 'ui:enumNames': values.map(choice) } : {}
    return [key, { 'ui:title': title, 'ui:description': help, ...names, ...editors[editor] }]
  })
  return { ...Object.fromEntries(settings), 'ui:order': entries.map(({ key }) => key) }
}

// A value of any shape is edited as one: the form shall not take its alternatives apart.
const whole = { 'ui:fieldReplacesAnyOrOneOf': true }

const editors = {
  text: {},
  number: {},
  decimal: { 'ui:widget': 'decimal' },
  switch: {},
  choice: { 'ui:widget': 'select' },
  currency: { 'ui:widget': 'currency' },
  pattern: { 'ui:widget': 'pattern' },
  options: { 'ui:field': OptionsField, ...whole },
  shared_picklist: { 'ui:field': SharedPicklistField, ...whole },
  depends_on: { 'ui:field': DependsOnField, ...whole },
  object: { 'ui:field': ObjectField, ...whole },
  inverse: { 'ui:field': InverseField, ...whole },
  label: { 'ui:field': LabelField, ...whole },
  value: { 'ui:field': ValueField, ...whole },
  file_families: { 'ui:field': FileFamiliesField, ...whole },
  expression: { 'ui:field': ExpressionField, ...whole },
  child_object: { 'ui:field': ChildObjectField, ...whole },
  child_field: { 'ui:field': ChildFieldField, ...whole },
  child_columns: { 'ui:field': ChildColumnsField, ...whole },
  child_order: { 'ui:field': ChildOrderField, ...whole },
} as const satisfies Record<InspectorEditor, object>
