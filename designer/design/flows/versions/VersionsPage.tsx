import { Badge, Button, Group, Text } from '@mantine/core'
import { IconVersions } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { FlowVersionSummary } from '../../../../schemas/api/flow-version.ts'
import { nodeTypeLabel } from '../../../../schemas/flows/node-label.ts'
import { isProblem } from '../../../app/problem.ts'
import { useApp } from '../../../app/workspace.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import type { DataColumn } from '../../../ui/table/DataTable.tsx'
import { ListPage } from '../../../ui/table/ListPage.tsx'
import { ChangedBy } from '../../draft/ChangedBy.tsx'
import { editorPath } from '../../draft/editor-path.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { useListedDefinitions } from '../../draft/listed-definitions.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { RemoveVersion } from './RemoveVersion.tsx'
import { versionsPath, versionsQuery } from './version-queries.ts'

/** The versions of a flow: how much still goes by each, since when and where it stands. */
export function VersionsPage() {
  const { t } = useTranslation('design-flow-versions')
  const { t: design } = useTranslation('design')
  const { flow = '' } = useParams()
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { definitions } = useListedDefinitions('flow')
  const { data, error, refetch, isPending } = useQuery(versionsQuery(slug, flow))
  const [moved, move] = useState<FlowVersionSummary | undefined>()
  const versions = data?.items ?? []
  const columns = useColumns(flow, { isMovable: versions.length > 1, move })
  const known = definitions.find(({ id, name }) => flow === id || flow === name)
  const shown = known ? labelText(known.label) : flow
  return (
    <>
      <ListPage
        name="design.flow-versions"
        crumb={t('name')}
        crumbs={[{ label: design('places.flows'), to: pathOf(slug, 'design', 'flows') }, { label: shown, to: editorPath(slug, { kind: 'flow', name: known?.name ?? flow }) }]}
        title={t('title', { flow: shown })}
        description={t('description')}
        actions={
          <Button variant="default" component={Link} to={`${pathOf(slug, 'design', 'runs')}?flow=${encodeURIComponent(known?.name ?? flow)}`}>
            {t('runs')}
          </Button>
        }
        columns={columns}
        rows={versions}
        rowId={({ number }) => String(number)}
        isLoading={isPending}
        // What only the draft has is not known to the server yet.
        problem={known && isProblem(error, 'not-found') ? undefined : (error ?? undefined)}
        onRetry={() => void refetch()}
        empty={
          <EmptyState icon={IconVersions} title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        }
      />
      {moved && <MoveDialog flow={flow} from={moved} versions={versions} onClose={() => move(undefined)} />}
    </>
  )
}

interface Moving {
  isMovable: boolean
  move: (version: FlowVersionSummary) => void
}

function useColumns(flow: string, { isMovable, move }: Moving): readonly DataColumn<FlowVersionSummary>[] {
  const { t } = useTranslation('design-flow-versions')
  const { slug } = useWorkspace()
  const { system } = useApp()
  const format = useFormat()
  const labelText = useLabelText()
  const mends = system.includes('publish')
  const whereOf = ({ nodes }: FlowVersionSummary) => format.list(nodes.map(({ label, type, runs }) => t('where', { step: label ?? labelText(nodeTypeLabel(type)), count: runs })))
  return [
    {
      id: 'number', header: t('column.number'), width: 190, hideable: false,
      cell: ({ number, keeps }) => (
        <Group gap={8} wrap="nowrap">
          <Link to={versionsPath(slug, flow, number)}>{t('number', { number })}</Link>
          {keeps === 'newest' && <Badge color="success">{t('newest')}</Badge>}
        </Group>
      ),
    },
    {
      id: 'running', header: t('column.running'), width: 130, align: 'end',
      cell: (version) => (
        <Group gap={8} wrap="nowrap" justify="flex-end">
          {mends && version.running > 0 && isMovable && (
            <Button size="compact-xs" variant="light" aria-label={t('move.title', { number: version.number })} onClick={() => move(version)}>
              {t('move.open')}
            </Button>
          )}
          {format.number(version.running)}
        </Group>
      ),
    },
    { id: 'oldest', header: t('column.oldest'), width: 100, cell: ({ oldest }) => oldest !== null && <span title={format.dateTime(oldest)}>{format.relative(oldest)}</span> },
    { id: 'ended', header: t('column.ended'), width: 100, align: 'end', cell: ({ ended }) => format.number(ended) },
    { id: 'published', header: t('column.published'), width: 130, cell: ({ by, at }) => (by ? <ChangedBy by={by} at={at} isShort /> : <span title={format.dateTime(at)}>{format.relative(at)}</span>) },
    { id: 'keeps', header: t('column.keeps'), width: 190, cell: ({ number, keeps }) => (keeps === null ? mends && <RemoveVersion flow={flow} number={number} /> : <Text size="sm" c="dimmed" truncate>{t(`keeps.${keeps}`)}</Text>) },
    { id: 'where', header: t('column.where'), width: 200, cell: (version) => <span title={whereOf(version)}>{whereOf(version)}</span> },
  ]
}
