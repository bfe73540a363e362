import { MultiSelect, Select, Text } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { childObjects, columnsOf, orderFieldsOf, startingRows } from './child-rows.ts'
import { useEditedField } from './edited-field.ts'
import { NewColumn } from './NewColumn.tsx'
import { settingOf } from './setting-fields.tsx'

/** What the settings of rows choose from: the object of the rows that is chosen by now. */
function useRowChoices() {
  const { field, object } = useEditedField()
  const { set } = useDraftSet()
  const rows = fieldTypeOf(field).rows?.(field)
  const child = rows && set.get('object', rows.object)
  const choices = useChoices()
  return { rows, child, choices, children: childObjects(object.name, set) }
}

/** The object whose records are the rows. Another one brings its own field and columns. */
export function ChildObjectField(props: FieldProps<string>) {
  const { label, help, error, required, value } = settingOf(props)
  const { t } = useTranslation('design-fields')
  const { change } = useEditedField()
  const { children, choices } = useRowChoices()
  const choose = (name: string | null) => {
    const child = children.find((each) => each.name === name)
    if (child) change({ ...startingRows(child), order: undefined })
  }
  return (
    <Select
      label={label}
      description={help}
      error={error ?? (value === undefined || children.some(({ name }) => name === value) ? undefined : t('add.objectGone'))}
      withAsterisk={required}
      data={choices(children)}
      value={value ?? null}
      onChange={choose}
      allowDeselect={false}
    />
  )
}

/** The field by which the rows belong: an object has one at the most, so it is told and not chosen. */
export function ChildFieldField(props: FieldProps<string>) {
  const { label, error, value } = settingOf(props)
  const { child, choices } = useRowChoices()
  const shown = choices(child?.fields ?? []).find((each) => each.value === value)?.label ?? value
  return (
    <Text size="sm" c={error === undefined ? 'dimmed' : 'danger'}>
      {label}: {shown} {error}
    </Text>
  )
}

/** The columns of the rows, in the order in which they are chosen. */
export function ChildColumnsField(props: FieldProps<string[]>) {
  const { label, help, error, required, value, change } = settingOf(props)
  const { rows, child, choices } = useRowChoices()
  const data = rows && child ? choices(columnsOf(child, rows)) : []
  return (
    <div>
      <MultiSelect label={label} description={help} error={error} withAsterisk={required} data={data} value={value ?? []} onChange={change} searchable hidePickedOptions />
      {child && <NewColumn child={child} columns={value ?? []} onColumns={change} />}
    </div>
  )
}

/** The whole number that keeps the order of the rows. */
export function ChildOrderField(props: FieldProps<string>) {
  const { label, help, error, value, change } = settingOf(props)
  const { rows, child, choices } = useRowChoices()
  const data = child ? choices(orderFieldsOf(child).filter(({ name }) => !rows?.columns.includes(name))) : []
  return <Select label={label} description={help} error={error} data={data} value={value ?? null} onChange={(next) => change(next ?? undefined)} clearable />
}
