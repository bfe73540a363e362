import { Button, Chip, Group, Select } from '@mantine/core'
import { IconPlayerPlay, IconVersions } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { RunSummary } from '../../../../schemas/api/run.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { pagesOf, useCursorList } from '../../../app/lists.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { workspaceKey } from '../../../app/workspace.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ListPage } from '../../../ui/table/ListPage.tsx'
import { useListedDefinitions } from '../../draft/listed-definitions.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { useRunColumns } from './run-columns.tsx'

/** Runs of flows, newest first: by flow and state, those that are stuck, those that one has started. */
export function RunsPage() {
  const { t } = useTranslation('design-flow-runs')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const wanted = queryOf(search)
  const list = useRuns(wanted)
  const columns = useRunColumns()
  const isNarrowed = Object.keys(wanted).length > 0
  return (
    <ListPage
      name="design.runs"
      title={t('title')}
      description={t('description')}
      actions={
        wanted['flow'] !== undefined && (
          <Button variant="default" component={Link} to={pathOf(slug, 'design', 'flows', wanted['flow'], 'versions')} leftSection={<IconVersions size={16} aria-hidden />}>
            {t('versions')}
          </Button>
        )
      }
      filters={<RunFilters />}
      columns={columns}
      rows={list.items}
      rowId={({ id }) => id}
      onOpen={({ id }) => void navigate(pathOf(slug, 'design', 'runs', id))}
      isLoading={list.isLoading}
      problem={list.problem}
      onRetry={() => void list.reload()}
      hasMore={list.hasMore}
      onMore={() => void list.loadMore()}
      empty={
        <EmptyState icon={IconPlayerPlay} title={t(isNarrowed ? 'noneFound' : 'empty.title')}>
          {t('empty.text')}
        </EmptyState>
      }
    />
  )
}

type Wanted = Readonly<Record<string, string>>

const states = ['running', 'suspended', 'completed', 'failed', 'cancelled'] as const

/** What the address narrows the list to. */
const queryOf = (search: URLSearchParams): Wanted =>
  Object.fromEntries(['flow', 'status', 'stuck', 'startedBy'].flatMap((name) => (search.get(name) === null ? [] : [[name, search.get(name) ?? '']])))

function useRuns(wanted: Wanted) {
  const { slug } = useWorkspace()
  const key = workspaceKey(slug, 'runs', 'list', wanted)
  const list = useCursorList<RunSummary>({ key, load: pagesOf(addressesOf(slug).runs, wanted, 50) })
  // Runs go on by themselves, so an open list is asked again.
  useQuery({ queryKey: workspaceKey(slug, 'runs', 'again', wanted), queryFn: async () => (await list.reload(), null), refetchInterval: pause, enabled: !list.isLoading })
  return list
}

const pause = 3_000

function RunFilters() {
  const { t } = useTranslation('design-flow-runs')
  const labelText = useLabelText()
  const { definitions } = useListedDefinitions('flow')
  const [search, setSearch] = useSearchParams()
  const put = (name: string, value: string | null) => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  const live = definitions.filter(({ op }) => op !== 'remove')
  return (
    <Group mt="sm" gap="sm">
      <Select w={{ base: '100%', xs: 260 }} aria-label={t('filter.flow')} placeholder={t('filter.flow')} data={live.map(({ name, label }) => ({ value: name, label: labelText(label) }))} value={search.get('flow')} clearable clearButtonProps={{ 'aria-label': t('filter.allFlows') }} searchable onChange={(flow) => put('flow', flow)} />
      <Select w={{ base: '100%', xs: 180 }} aria-label={t('filter.state')} placeholder={t('filter.state')} data={states.map((value) => ({ value, label: t(`state.${value}`) }))} value={search.get('status')} clearable clearButtonProps={{ 'aria-label': t('filter.allStates') }} onChange={(state) => put('status', state)} />
      <Chip checked={search.get('stuck') === 'true'} onChange={(on) => put('stuck', on ? 'true' : null)}>
        {t('filter.stuck')}
      </Chip>
      <Chip checked={search.get('startedBy') === 'me'} onChange={(on) => put('startedBy', on ? 'me' : null)}>
        {t('filter.mine')}
      </Chip>
    </Group>
  )
}
