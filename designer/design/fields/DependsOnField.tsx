import { Input, MultiSelect, Select, Stack, Text } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldOption } from '../../../schemas/fields/field-type.ts'
import { filledField } from '../../../schemas/picklists/shared-options.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { useLabelText } from '../draft/label-text.ts'
import { useEditedField } from './edited-field.ts'
import { settingOf } from './setting-fields.tsx'

interface Dependency {
  readonly field: string
  readonly options: Readonly<Record<string, readonly string[]>>
}

/** Which options are offered, by the value of another picklist of the object: one line for each of its values. */
export function DependsOnField(props: FieldProps<Dependency>) {
  const { label, help, error, value, change } = settingOf(props)
  const { t } = useTranslation('design-fields')
  const { field, object } = useEditedField()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const choicesOf = useChoices()
  const others = object.fields.filter((each) => each.id !== field.id && decides(each))
  const parent = others.find(({ name }) => name === value?.field)
  const choices = optionsOf(filledField(field, set)).map((option) => ({ value: option.value, label: labelText(option.label) }))
  const setValues = (of: string, chosen: readonly string[]) => {
    if (!value) return
    const { [of]: _, ...rest } = value.options
    change({ ...value, options: chosen.length === 0 ? rest : { ...rest, [of]: chosen } })
  }
  return (
    <Input.Wrapper label={label} description={help} error={error} labelElement="div">
      <Stack gap={8} mt={4} role="group" aria-label={label}>
        <Select
          aria-label={t('depends.field')}
          placeholder={t('depends.none')}
          data={choicesOf(others)}
          value={value?.field ?? null}
          onChange={(name) => change(name === null ? undefined : { field: name, options: {} })}
          clearable
          clearButtonProps={{ 'aria-label': t('depends.none') }}
        />
        {parent &&
          optionsOf(filledField(parent, set)).map((option) => (
            <MultiSelect
              key={option.id}
              size="xs"
              label={t('depends.when', { field: labelText(parent.label), option: labelText(option.label) })}
              placeholder={(value?.options[option.value] ?? []).length === 0 ? t('depends.all') : ''}
              data={choices}
              value={[...(value?.options[option.value] ?? [])]}
              onChange={(chosen) => setValues(option.value, chosen)}
              searchable
              hidePickedOptions
            />
          ))}
        {parent && (
          <Text size="xs" c="dimmed">
            {t('depends.blank', { field: labelText(parent.label) })}
          </Text>
        )}
      </Stack>
    </Input.Wrapper>
  )
}

const optionsOf = (field: FieldDefinition): readonly FieldOption[] => fieldTypeOf(field).options?.(field) ?? []

/** Only a field that holds one option can decide. */
const decides = (field: FieldDefinition): boolean => fieldTypeOf(field).options !== undefined && fieldTypeOf(field).holds === undefined
