import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Says that a view of the person's own shows more than it was made for. */
export function FilterLost() {
  const { t } = useTranslation('work-views')
  return (
    <Alert color="outside" icon={<IconAlertTriangle size={18} aria-hidden />} mt="xs" title={t('filterLost.title')}>
      {t('filterLost.text')}
    </Alert>
  )
}
