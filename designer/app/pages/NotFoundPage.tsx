import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** An address that leads nowhere, or nowhere for this person. */
export function NotFoundPage() {
  const { t } = useTranslation('frame')
  return (
    <section>
      <title>{`${t('notFound.title')} · Tessera`}</title>
      <EmptyState
        isPage
        icon={IconMapQuestion}
        title={t('notFound.title')}
        actions={
          <Button component={Link} to="/" variant="default">
            {t('goHome')}
          </Button>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </section>
  )
}
