import { Select } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { settingOf } from './setting-fields.tsx'

/** The shared picklist whose options a field takes instead of its own. */
export function SharedPicklistField(props: FieldProps<string>) {
  const { label, help, error, value, change } = settingOf(props)
  const { t } = useTranslation('design-fields')
  const choicesOf = useChoices()
  const { data: draft } = useDraft()
  const picklists = choicesOf((draft?.definitions ?? []).filter(({ kind }) => kind === 'picklist'))
  const isKnown = value === undefined || picklists.some((each) => each.value === value)
  return (
    <Select
      label={label}
      description={help}
      error={error}
      placeholder={t('options.ownOptions')}
      data={isKnown ? picklists : [...picklists, { value, label: value }]}
      value={value ?? null}
      onChange={(name) => change(name ?? undefined)}
      clearable
      searchable
      nothingFoundMessage={t('options.noShared')}
      clearButtonProps={{ 'aria-label': t('options.ownOptions') }}
    />
  )
}
