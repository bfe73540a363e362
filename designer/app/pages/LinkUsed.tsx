import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Threshold } from './Threshold.tsx'

/** A one-time link that was used, is too old or incomplete. */
export function LinkUsed({ of }: { of: 'join' | 'setup' }) {
  const { t } = useTranslation('sign-in')
  return (
    <Threshold title={t('linkUsed.title')} intro={t(`linkUsed.${of}`)}>
      <Button component={Link} to="/sign-in" variant="default">
        {t('linkUsed.action')}
      </Button>
    </Threshold>
  )
}
