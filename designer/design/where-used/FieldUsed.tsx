import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { filledField } from '../../../schemas/picklists/shared-options.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { UsedSection } from './UsedSection.tsx'

/** Where a field is used, or one of its options. */
export function FieldUsed({ object, field }: { object: ObjectDefinition; field: FieldDefinition }) {
  const { t } = useTranslation('design-used')
  const labelText = useLabelText()
  const { set } = useDraftSet()
  const [chosen, setChosen] = useState<string | null>(null)
  const options = fieldTypeOf(field).options?.(filledField(field, set)) ?? []
  const option = options.find(({ value }) => value === chosen)
  return (
    <UsedSection of={{ kind: 'object', name: object.name, field: field.name, ...(option ? { option: option.value } : {}) }}>
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
    </UsedSection>
  )
}
