import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'

interface UseChoiceProps {
  value: LayoutDefinition['for']
  onChange: (use: LayoutDefinition['for']) => void
}

/** Where a layout is used: in the form that is filled in, or on the page of a record. */
export function UseChoice({ value, onChange }: UseChoiceProps) {
  const { t } = useTranslation('design-layouts')
  return (
    <Radio.Group label={t('for.label')} value={value} onChange={(use) => onChange(use === 'form' ? 'form' : 'page')}>
      <Stack gap={8} mt={6}>
        <Radio value="page" label={t('for.page')} description={t('for.pageHelp')} />
        <Radio value="form" label={t('for.form')} description={t('for.formHelp')} />
      </Stack>
    </Radio.Group>
  )
}
