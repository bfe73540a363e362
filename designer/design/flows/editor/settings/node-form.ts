import type { UiSchema } from '@rjsf/utils'
import { definitionTexts, textOfSetting } from '../../../../../schemas/differences/texts.ts'
import type { NodeEditor, NodeSetting } from '../../../../../schemas/flows/node-look.ts'
import type { NodeType } from '../../../../../schemas/flows/node-type.ts'
import type { Language } from '../../../../../schemas/label.ts'
import { BranchesField, WaysField } from './BranchesField.tsx'
import { ButtonNamesField, FieldsField, FlowField, LabelField, ObjectField, RecordField, SpanField } from './ChoiceFields.tsx'
import { ComparisonsField, SortField } from './FindFields.tsx'
import { HeadersField } from './HeadersField.tsx'
import { MessageField } from './MessageField.tsx'
import { PeopleField } from './PeopleField.tsx'
import { FieldValuesField, MembersField, ValueField, VariablesField } from './ValueFields.tsx'

/** JSON Schema of some settings of a type. */
export function settingsSchema({ settings }: NodeType, entries: readonly NodeSetting[]): object {
  const keys = new Set(entries.map(({ key }) => key))
  const required = (settings.required as readonly string[] | undefined) ?? []
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(settings.properties).filter(([key]) => keys.has(key))),
    required: required.filter((key) => keys.has(key)),
  }
}

/** How settings are drawn: named as everywhere else, with the help that only the inspector gives. */
export function settingsUi({ settings }: NodeType, entries: readonly NodeSetting[], { language, helpOf }: { language: Language; helpOf: (key: string) => string }): UiSchema<Record<string, unknown>> {
  const texts = definitionTexts[language]
  const drawn = entries.map(({ key, editor }): [string, object] => {
    const place = { noun: 'node', steps: ['settings', key] }
    // Only choices have them.
    const values = (settings.properties[key] as { enum?: readonly string[] } | undefined)?.enum ?? []
    const names = values.length > 0 ? { 'ui:enumNames': values.map((value) => textOfSetting(texts.values, place, value)?.text ?? value) } : {}
    return [key, { 'ui:title': textOfSetting(texts.properties, place)?.text ?? key, 'ui:description': helpOf(key), ...names, ...editors[editor] }]
  })
  return { ...Object.fromEntries(drawn), 'ui:order': entries.map(({ key }) => key) }
}

// A value of any shape is edited as one: the form shall not take its alternatives apart.
const whole = { 'ui:fieldReplacesAnyOrOneOf': true }

const editors = {
  choice: { 'ui:widget': 'select' },
  switch: {},
  number: {},
  label: { 'ui:field': LabelField, ...whole },
  span: { 'ui:field': SpanField, ...whole },
  people: { 'ui:field': PeopleField, ...whole },
  button_names: { 'ui:field': ButtonNamesField, ...whole },
  branches: { 'ui:field': BranchesField, ...whole },
  ways: { 'ui:field': WaysField, ...whole },
  value: { 'ui:field': ValueField, ...whole },
  values: { 'ui:field': FieldValuesField, ...whole },
  variables: { 'ui:field': VariablesField, ...whole },
  members: { 'ui:field': MembersField, ...whole },
  headers: { 'ui:field': HeadersField, ...whole },
  object: { 'ui:field': ObjectField, ...whole },
  message: { 'ui:field': MessageField, ...whole },
  flow: { 'ui:field': FlowField, ...whole },
  record: { 'ui:field': RecordField, ...whole },
  fields: { 'ui:field': FieldsField, ...whole },
  comparisons: { 'ui:field': ComparisonsField, ...whole },
  sort: { 'ui:field': SortField, ...whole },
} as const satisfies Record<NodeEditor, object>
