import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { isProblem } from '../problem.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

/** What is shown when a page cannot be: nothing at its address, a declined request, or a fault of ours. */
export function RouteFault() {
  const { t } = useTranslation('frame')
  const reason = useRouteError()
  if (isRouteErrorResponse(reason) && reason.status === 404) return <NotFoundPage />
  if (isProblem(reason) && reason.status === 404) return <NotFoundPage />
  return (
    <ErrorState
      isPage
      problem={reason}
      actions={
        <Button variant="default" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  )
}
