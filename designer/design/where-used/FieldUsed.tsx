import { Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useLabelText } from '../draft/label-text.ts'
import { WhereUsed } from './WhereUsed.tsx'

/** Where a field is used, or one of its options. */
export function FieldUsed({ object, field }: { object: ObjectDefinition; field: FieldDefinition }) {
  const { t } = useTranslation('design-used')
  const labelText = useLabelText()
  const [chosen, setChosen] = useState<string | null>(null)
  const options = fieldTypeOf(field).options?.(field) ?? []
  const option = options.find(({ value }) => value === chosen)
  return (
    <Stack component="section" gap={6}>
      <Text fw={550} size="sm">
        {t('title')}
      </Text>
      {options.length > 0 && (
        <Select
          size="xs"
          aria-label={t('of')}
          placeholder={t('wholeField')}
          clearable
          data={options.map(({ value, label }) => ({ value, label: labelText(label) }))}
          value={option?.value ?? null}
          onChange={setChosen}
        />
      )}
      <WhereUsed of={{ kind: 'object', name: object.name, field: field.name, ...(option ? { option: option.value } : {}) }} />
    </Stack>
  )
}
