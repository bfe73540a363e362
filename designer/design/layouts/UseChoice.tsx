import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import classes from './layouts.module.css'
import { UsePicture } from './UsePicture.tsx'

interface UseChoiceProps {
  value: LayoutDefinition['for']
  onChange: (use: LayoutDefinition['for']) => void
}

const uses = ['form', 'page'] as const

/** Where a layout is used: in the form that is filled in, or on the page of a record. */
export function UseChoice({ value, onChange }: UseChoiceProps) {
  const { t } = useTranslation('design-layouts')
  return (
    <Radio.Group label={t('for.label')} value={value} onChange={(use) => onChange(use === 'form' ? 'form' : 'page')}>
      <Stack gap={8} mt={6}>
        {uses.map((use) => (
          <div key={use} className={classes.use} data-chosen={value === use || undefined}>
            <Radio value={use} label={t(`for.${use}`)} description={t(`for.${use}Help`)} />
            <UsePicture use={use} />
          </div>
        ))}
      </Stack>
    </Radio.Group>
  )
}
