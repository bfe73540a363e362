import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Choice } from '../draft/choices.ts'

interface ObjectFilterProps {
  label: string
  /** Those that have any. */
  objects: readonly Choice[]
  /** Null: all of them. */
  object: string | null
  onObject: (object: string | null) => void
}

/** Narrows a list to what belongs to one object. */
export function ObjectFilter({ label, objects, object, onObject }: ObjectFilterProps) {
  const { t } = useTranslation('design')
  return (
    <Select
      w={{ base: '100%', xs: 260 }}
      aria-label={label}
      placeholder={t('list.allObjects')}
      data={[...objects]}
      value={object}
      clearable
      clearButtonProps={{ 'aria-label': t('list.allObjects') }}
      searchable
      onChange={onObject}
    />
  )
}
