import { Badge, Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { ReleaseSummary } from '../../../schemas/api/release.ts'
import { addressesOf } from '../../app/addresses.ts'
import { pagesOf, useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { ListPage } from '../../ui/table/ListPage.tsx'
import { ChangedBy } from '../draft/ChangedBy.tsx'
import { setUpRelease } from './set-up-release.ts'
import classes from './releases.module.css'

/** Everything that was ever published, newest first. */
export function ReleasesPage() {
  const { t } = useTranslation('design-releases')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const columns = useColumns()
  const { releases } = addressesOf(slug)
  const list = useCursorList<ReleaseSummary>({ key: workspaceKey(slug, 'releases'), load: pagesOf<ReleaseSummary>(releases) })
  return (
    <ListPage
      name="design.releases"
      title={t('title')}
      description={t('description')}
      columns={columns}
      rows={list.items}
      rowId={({ number }) => String(number)}
      onOpen={({ number }) => void navigate(pathOf(slug, 'design', 'releases', String(number)))}
      isLoading={list.isLoading}
      problem={list.problem}
      onRetry={() => void list.reload()}
      onMore={() => void list.loadMore()}
      hasMore={list.hasMore}
      empty={
        <EmptyState icon={IconHistory} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      }
    />
  )
}

function useColumns(): readonly DataColumn<ReleaseSummary>[] {
  const { t } = useTranslation('design-releases')
  const { slug } = useWorkspace()
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('column.release'),
        width: 240,
        hideable: false,
        cell: ({ number, live }) => (
          <span className={classes.number}>
            <Link to={pathOf(slug, 'design', 'releases', String(number))}>{t('name', { number })}</Link>
            {live && <Badge color="success">{t('live')}</Badge>}
          </span>
        ),
      },
      {
        id: 'goBack',
        header: t('column.goBack'),
        width: 180,
        cell: ({ number, live }) =>
          live ? null : (
            <Button component={Link} size="compact-xs" variant="subtle" to={pathOf(slug, 'design', 'releases', String(number), 'go-back')}>
              {t('goBack', { number })}
            </Button>
          ),
      },
      { id: 'by', header: t('column.by'), width: 230, cell: ({ by, at }) => (by ? <ChangedBy by={by} at={at} /> : null) },
      { id: 'changes', header: t('column.changes'), width: 100, align: 'end', cell: ({ changes }) => changes },
      { id: 'note', header: t('column.note'), width: 320, cell: ({ number, note }) => (number === setUpRelease ? t('setUp') : note) },
    ],
    [t, slug],
  )
}
