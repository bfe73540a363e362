import { Button, Text } from '@mantine/core'
import { IconBuilding, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { get } from '../../app/api.ts'
import { useMe } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { ListPage } from '../../ui/table/ListPage.tsx'
import { useNewDialog } from '../../ui/use-new-dialog.ts'
import { NewWorkspaceDialog } from './NewWorkspaceDialog.tsx'
import { workspacesKey } from './workspace-form.ts'

/** A workspace as those who make them see it. */
interface ListedWorkspace {
  slug: string
  name: string
}

const none: readonly ListedWorkspace[] = []

/** All workspaces of the installation, for those who may make them. */
export function WorkspacesPage() {
  const { installationAdmin } = useMe()
  return installationAdmin ? <Workspaces /> : <NotFoundPage />
}

function Workspaces() {
  const { t } = useTranslation('admin-workspaces')
  const { onOpen, ...dialog } = useNewDialog()
  const list = useQuery({ queryKey: workspacesKey, queryFn: ({ signal }) => get<{ items: ListedWorkspace[] }>('/api/workspaces', { signal }) })
  const columns = useColumns()
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onOpen}>
      {t('new.action')}
    </Button>
  )
  return (
    <>
      <ListPage
        name="admin.workspaces"
        title={t('title')}
        description={t('description')}
        actions={newButton}
        columns={columns}
        rows={list.data?.items ?? none}
        rowId={({ slug }) => slug}
        isLoading={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState icon={IconBuilding} title={t('empty')} actions={newButton} />}
      />
      <NewWorkspaceDialog {...dialog} />
    </>
  )
}

function useColumns(): readonly DataColumn<ListedWorkspace>[] {
  const { t } = useTranslation('admin-workspaces')
  const { workspaces } = useMe()
  return useMemo(() => {
    const mine = new Set(workspaces.map(({ slug }) => slug))
    return [
      {
        id: 'name',
        header: t('column.name'),
        width: 280,
        hideable: false,
        cell: ({ slug, name }) => (mine.has(slug) ? <Link to={pathOf(slug)}>{name}</Link> : name),
      },
      { id: 'address', header: t('column.address'), width: 220, cell: ({ slug }) => <code>/w/{slug}</code> },
      {
        id: 'member',
        header: t('column.member'),
        width: 220,
        cell: ({ slug }) => (
          <Text span size="sm" c={mine.has(slug) ? undefined : 'dimmed'}>
            {t(mine.has(slug) ? 'member.yes' : 'member.no')}
          </Text>
        ),
      },
    ]
  }, [t, workspaces])
}
