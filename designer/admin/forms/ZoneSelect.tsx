import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/language.ts'
import { withoutMarks } from '../../ui/without-marks.ts'
import { zoneChoices } from './zones.ts'

interface ZoneSelectProps {
  label: string
  description?: string
  value: string
  onChange: (zone: string) => void
  error?: string | undefined
}

/** A time zone, found by the name of a city or by its distance from UTC. */
export function ZoneSelect({ label, description, value, onChange, error }: ZoneSelectProps) {
  const { t } = useTranslation('admin')
  const { language } = useLanguage()
  const choices = useMemo(() => zoneChoices(value, language), [value, language])
  return (
    <Select
      label={label}
      {...(description ? { description } : {})}
      data={choices}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      searchable
      allowDeselect={false}
      filter={matching}
      limit={60}
      nothingFoundMessage={t('nothingFound')}
      error={error}
    />
  )
}

/** Filters choices by the words of the search in any order, without marks. */
export const matching: OptionsFilter = ({ options, search }) => {
  const words = withoutMarks(search).split(/\s+/)
  // Our choices are never grouped.
  return (options as ComboboxItem[]).filter(({ label, value }) => {
    const text = withoutMarks(`${label} ${value}`)
    return words.every((word) => text.includes(word))
  })
}
