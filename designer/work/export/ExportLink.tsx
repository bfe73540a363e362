import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'

/** The way to the export of what the list shows, for those who may. */
export function ExportLink({ object: { definition, can } }: { object: AppObject }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const { search } = useLocation()
  if (!can.export) return null
  return (
    <Button component={Link} to={`${pathOf(slug, 'work', 'records', definition.name, 'export')}${search}`} variant="default" leftSection={<IconFileImport size={16} aria-hidden style={{ transform: 'scaleX(-1)' }} />}>
      {t('list.export')}
    </Button>
  )
}
