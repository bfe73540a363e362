import { Input, Select } from '@mantine/core'
import { type FieldProps, getUiOptions } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { ruleTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldOption, FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Label } from '../../../schemas/label.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { FieldControl } from '../../controls/FieldControl.tsx'
import { filledField } from '../../../schemas/picklists/shared-options.ts'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { LabelInput } from '../labels/LabelInput.tsx'
import { FormulaEditor } from '../conditions/FormulaEditor.tsx'
import { useEditedField } from './edited-field.ts'
import { InverseEditor } from './InverseEditor.tsx'
import { OptionsEditor } from './OptionsEditor.tsx'
import { sharedName } from './shared-name.ts'
import { SharedOptions } from './SharedOptions.tsx'

/** What rjsf says of one setting, as our inputs want to hear it. */
export function settingOf<Value>({ formData, onChange, fieldPathId, uiSchema, rawErrors, required }: FieldProps<Value>) {
  const { title = '', description } = getUiOptions<Value>(uiSchema)
  return {
    label: title,
    help: typeof description === 'string' && description !== '' ? description : undefined,
    error: rawErrors && rawErrors.length > 0 ? [...new Set(rawErrors)].join(' ') : undefined,
    required: required ?? false,
    value: formData,
    change: (value: Value | undefined) => onChange(value, fieldPathId.path),
  }
}

/** A text in several languages. */
export function LabelField(props: FieldProps<Label>) {
  const { label, help, error, required, value, change } = settingOf(props)
  const { onLeave } = useEditedField()
  return <LabelInput label={label} description={help} error={error} required={required} value={value} onChange={change} onLeave={onLeave} />
}

/** A value of the field itself, such as its default: entered by the field's own input. */
export function ValueField(props: FieldProps<FieldValue>) {
  const { label, help, error, value, change } = settingOf(props)
  const { field, onLeave } = useEditedField()
  const { set } = useDraftSet()
  return (
    <FieldControl field={filledField(field, set)} label={label} help={help} error={error} value={value ?? null} onChange={(next) => change(next ?? undefined)} onBlur={onLeave} />
  )
}

/** The object that a link points at. */
export function ObjectField(props: FieldProps<string>) {
  const { label, help, error, required, value, change } = settingOf(props)
  const { t } = useTranslation('design-fields')
  const choicesOf = useChoices()
  const { data: draft } = useDraft()
  const objects = choicesOf((draft?.definitions ?? []).filter(({ kind }) => kind === 'object'))
  const known = value === undefined || objects.some((each) => each.value === value)
  return (
    <Select
      label={label}
      description={help}
      error={error ?? (known ? undefined : t('add.objectGone'))}
      withAsterisk={required}
      placeholder={t('add.objectChoose')}
      data={known ? objects : [...objects, { value, label: value }]}
      value={value ?? null}
      onChange={(object) => change(object ?? undefined)}
      allowDeselect={false}
      searchable
    />
  )
}

/** How the object at the other end calls the way back. */
export function InverseField(props: FieldProps<{ name: string; label: Label }>) {
  const { label, help, error, value, change } = settingOf(props)
  return <InverseEditor label={label} help={help} error={error} value={value} onChange={change} />
}

/** The options to choose from. */
export function OptionsField(props: FieldProps<readonly FieldOption[]>) {
  const { label, help, error, required, value, change } = settingOf(props)
  const { field, onLeave } = useEditedField()
  const { set } = useDraftSet()
  const shared = set.get('picklist', sharedName(field) ?? '')
  return (
    <Input.Wrapper label={label} description={shared ? undefined : help} error={error} withAsterisk={required} labelElement="div">
      {shared ? <SharedOptions picklist={shared} /> : <OptionsEditor options={value ?? []} onChange={change} label={label} onLeave={onLeave} />}
    </Input.Wrapper>
  )
}

/** The formula of a field. */
export function ExpressionField(props: FieldProps<unknown>) {
  const { label, help, error, value, change } = settingOf(props)
  const { field, object } = useEditedField()
  const { set } = useDraftSet()
  // A definition is JSON. A formula that gives nothing is stored as such, for the field cannot be without one.
  const rule = (value ?? null) as Json | null
  return (
    <Input.Wrapper label={label} description={help} error={error} labelElement="div">
      <FormulaEditor object={object} set={set} value={rule} onChange={change} label={label} expect={ruleTypeOf(field)} />
    </Input.Wrapper>
  )
}
