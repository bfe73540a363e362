import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RunSummary } from '../../../../schemas/api/run.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { useFormat } from '../../../i18n/reader.ts'
import type { DataColumn } from '../../../ui/table/DataTable.tsx'
import { nodeTypeLabel } from '../../../../schemas/flows/node-label.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { RunState } from './RunState.tsx'

/** What the list of runs shows of each. */
export function useRunColumns(): readonly DataColumn<RunSummary>[] {
  const { t } = useTranslation('design-flow-runs')
  const { slug } = useWorkspace()
  const format = useFormat()
  const labelText = useLabelText()
  return useMemo(
    () => [
      { id: 'flow', header: t('column.flow'), width: 200, hideable: false, cell: ({ id, flow }) => <Link to={pathOf(slug, 'design', 'runs', id)}>{flow.label}</Link> },
      { id: 'record', header: t('column.record'), width: 210, cell: ({ record }) => record && <Link to={pathOf(slug, 'work', 'records', record.object, record.id)}>{record.title ?? t('untitled')}</Link> },
      { id: 'state', header: t('column.state'), width: 125, cell: ({ state, stuck }) => <RunState state={state} isStuck={stuck} /> },
      { id: 'at', header: t('column.at'), width: 180, cell: ({ at }) => format.list(at.map(({ label, type }) => label ?? labelText(nodeTypeLabel(type)))) },
      { id: 'by', header: t('column.by'), width: 140, cell: ({ startedBy }) => startedBy?.name ?? t('system') },
      { id: 'started', header: t('column.started'), width: 130, cell: ({ startedAt }) => <span title={format.dateTime(startedAt)}>{format.relative(startedAt)}</span> },
    ],
    [t, slug, format, labelText],
  )
}
