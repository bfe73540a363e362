import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { useDefinition } from '../bench/use-definition.ts'
import { RoleEditor } from './RoleEditor.tsx'

/** The role of the address, opened for editing. */
export function RoleEditorPage() {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const { role = '' } = useParams()
  const { data, error, refetch } = useDefinition('role', role)
  if (data) return <RoleEditor loaded={data} />
  if (!error) return <LoadingState />
  return (
    <ErrorState
      problem={error}
      onRetry={() => void refetch()}
      actions={
        <Button component={Link} to={pathOf(slug, 'design', 'roles')}>
          {t('places.roles')}
        </Button>
      }
    />
  )
}
