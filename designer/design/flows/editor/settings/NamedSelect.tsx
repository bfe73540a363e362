import { Select } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { settingOf } from '../../../fields/setting-fields.tsx'

export interface NamedSelectProps {
  props: FieldProps<string>
  choices: readonly { value: string; label: string }[]
}

/** One of several by name; one that is gone is shown by its name. */
export function NamedSelect({ props, choices }: NamedSelectProps) {
  const { label, help, error, required, value, change } = settingOf(props)
  const data = value === undefined || choices.some((each) => each.value === value) ? [...choices] : [...choices, { value, label: value }]
  return <Select label={label} description={help} error={error} withAsterisk={required} data={data} value={value ?? null} searchable allowDeselect={false} onChange={(next) => change(next ?? undefined)} />
}
