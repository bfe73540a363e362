import { Checkbox, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { useLabelText } from '../draft/label-text.ts'

interface PlaceOnProps {
  layouts: readonly LayoutDefinition[]
  /** Names of the chosen ones. */
  value: readonly string[]
  onChange: (names: readonly string[]) => void
}

/** On which layouts a new field is to be seen. */
export function PlaceOn({ layouts, value, onChange }: PlaceOnProps) {
  const { t } = useTranslation('design-fields')
  const labelText = useLabelText()
  if (layouts.length === 0) return null
  return (
    <Checkbox.Group label={t('add.placeOn')} value={[...value]} onChange={onChange}>
      <Stack gap={10} mt={6}>
        {layouts.map(({ name, label }) => (
          <Checkbox key={name} value={name} label={labelText(label)} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
