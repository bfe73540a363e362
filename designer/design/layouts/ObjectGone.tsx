import { IconTableOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** Where the object of a layout was removed. */
export function ObjectGone({ name }: { name: string }) {
  const { t } = useTranslation('design-layouts')
  return (
    <EmptyState icon={IconTableOff} title={t('gone.title', { name })}>
      {t('gone.text')}
    </EmptyState>
  )
}
