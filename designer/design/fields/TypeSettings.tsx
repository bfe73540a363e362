import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { InspectorEntry } from '../../../schemas/fields/field-type.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { SettingChanges } from '../../document/commands/change-settings.ts'
import { SettingsForm } from '../../inspector/SettingsForm.tsx'
import type { DraftIssue } from '../bench/definition-saver.ts'
import { stepSchema, stepUiSchema } from './settings-schema.ts'

interface TypeSettingsProps {
  field: FieldDefinition
  step: InspectorEntry['step']
  /** Faults of the field; their paths are relative to it. */
  issues: readonly DraftIssue[]
  onChange: (changes: SettingChanges) => void
}

/** The settings that only this type has, of one step: a form made from the type's own schema. */
export function TypeSettings({ field, step, issues, onChange }: TypeSettingsProps) {
  const { t } = useTranslation('design-settings')
  const type = fieldTypeOf(field)
  const entries = useMemo(() => type.inspector.filter((entry) => entry.step === step), [type, step])
  const schema = useMemo(() => stepSchema(type, entries), [type, entries])
  const uiSchema = useMemo(
    () =>
      stepUiSchema(type, entries, (key) => ({
        title: t([`${type.name}.${key}.title`, `any.${key}.title`]),
        help: t([`${type.name}.${key}.help`, `any.${key}.help`], { defaultValue: '' }),
        choice: (value) => t(`any.${key}.choice.${value}`),
      })),
    [type, entries, t],
  )
  if (entries.length === 0) return null
  // Settings lie flat in the field, under keys that its type alone knows.
  const settings = field as unknown as Readonly<Record<string, unknown>>
  const value = Object.fromEntries(entries.flatMap(({ key }) => (settings[key] === undefined ? [] : [[key, settings[key]]])))
  const own = issues.filter(({ path }) => entries.some(({ key }) => path === `/${key}` || path.startsWith(`/${key}/`)))
  return (
    <SettingsForm
      schema={schema}
      uiSchema={uiSchema}
      value={value}
      issues={own}
      idPrefix={`${field.id}-${step}`}
      onChange={(next) => onChange(changesBetween(value, next, entries))}
    />
  )
}

/** Only what differs: the form answers all settings of its step at each keystroke. */
const changesBetween = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, entries: readonly InspectorEntry[]): SettingChanges =>
  Object.fromEntries(
    entries
      .filter(({ key }) => before[key] !== after[key])
      .flatMap(({ key, insteadOf }) => [[key, after[key]], ...(insteadOf !== undefined && after[key] !== undefined ? [[insteadOf, undefined]] : [])]),
  )
