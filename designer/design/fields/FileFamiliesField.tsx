import { MultiSelect } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { type FileFamily, fileFamilies } from '../../../schemas/files/file-formats.ts'
import { settingOf } from './setting-fields.tsx'

/** The kinds of files that a field takes; all where none is chosen. */
export function FileFamiliesField(props: FieldProps<readonly FileFamily[]>) {
  const { label, help, error, value = [], change } = settingOf(props)
  const { t } = useTranslation('files')
  return (
    <MultiSelect
      label={label}
      description={help}
      error={error}
      data={fileFamilies.map((family) => ({ value: family, label: t(`family.${family}`) }))}
      value={[...value]}
      onChange={(next) => change(next.length === 0 ? undefined : fileFamilies.filter((family) => next.includes(family)))}
      {...(value.length === 0 ? { placeholder: t('anyKind') } : {})}
      hidePickedOptions
      clearable
      clearButtonProps={{ 'aria-label': t('anyKind') }}
    />
  )
}
