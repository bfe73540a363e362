import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'

/** The way to an object's import, for those who may. */
export function ImportLink({ object: { definition, can } }: { object: AppObject }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  if (!can.import) return null
  return (
    <Button component={Link} to={pathOf(slug, 'work', 'records', definition.name, 'import')} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
      {t('list.import')}
    </Button>
  )
}
