import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MyView } from '../../../schemas/api/view.ts'
import { usePreference } from '../../ui/preference.ts'

/** Says that a view of the person's own is not any more what it was made to be. */
export function LostParts({ view }: { view: MyView }) {
  const { t } = useTranslation('work-views')
  return (
    <>
      {view.filterLost && (
        <Alert color="outside" icon={<IconAlertTriangle size={18} aria-hidden />} mt="xs" title={t('filterLost.title')}>
          {t('filterLost.text')}
        </Alert>
      )}
      <ColumnsLost key={view.id} view={view} />
    </>
  )
}

/** Nothing wrong is shown without a column, so this is said until somebody has read it, and again only for further ones. */
function ColumnsLost({ view: { id, columnsLost } }: { view: MyView }) {
  const { t } = useTranslation('work-views')
  const [known, setKnown] = usePreference(`columnsLost.${id}`, 0)
  if (columnsLost <= known) return null
  return (
    <Alert
      color="control"
      icon={<IconColumns3 size={18} aria-hidden />}
      mt="xs"
      title={t('columnsLost.title', { count: columnsLost })}
      withCloseButton
      closeButtonLabel={t('columnsLost.close')}
      onClose={() => setKnown(columnsLost)}
    >
      {t('columnsLost.text')}
    </Alert>
  )
}
