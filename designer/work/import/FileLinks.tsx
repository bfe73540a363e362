import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'

/** The ways into an object from a file and, with what the list shows, out of it to one, for those who may. */
export function FileLinks({ object: { definition, can } }: { object: AppObject }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const { search } = useLocation()
  return (['import', 'export'] as const).map(
    (way) =>
      can[way] && (
        <Button key={way} component={Link} to={pathOf(slug, 'work', 'records', definition.name, way) + (way === 'export' ? search : '')} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
          {t(`list.${way}`)}
        </Button>
      ),
  )
}
