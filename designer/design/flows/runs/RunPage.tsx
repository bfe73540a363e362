import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { FlowVersionAnswer, RunAnswer } from '../../../../schemas/api/run.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { get } from '../../../app/api.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { workspaceKey } from '../../../app/workspace.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { LoadingState } from '../../../ui/LoadingState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useDraftSet } from '../../draft/draft-queries.ts'
import { FlowCanvas } from '../editor/FlowCanvas.tsx'
import { RunHistory } from './RunHistory.tsx'
import { RunIncidents } from './RunIncidents.tsx'
import { RunState } from './RunState.tsx'
import { RunStanding } from './RunStanding.tsx'
import classes from './runs.module.css'
import { useRunMarks } from './use-run-marks.tsx'

/** One run on the canvas of its own version: where it stands, since when, and what has happened. */
export function RunPage() {
  const { t } = useTranslation('design-flow-runs')
  const { run: id = '' } = useParams()
  const { slug } = useWorkspace()
  const { data: run, error, refetch } = useRun(id)
  const version = useVersion(run)
  const problem = error ?? version.error
  if (problem) return <ErrorState problem={problem} onRetry={() => void refetch()} />
  if (!run || !version.data) return <LoadingState />
  // Versions are kept as they were published, in the names of today.
  const flow = version.data.definition as FlowDefinition
  return (
    <div className={classes.page}>
      <PageHeader
        title={run.record?.title ? t('of', { flow: run.flow.label, record: run.record.title }) : run.flow.label}
        badge={<RunState state={run.state} isStuck={run.stuck} />}
        description={t('version', { number: run.version })}
        crumbs={[{ label: t('title'), to: pathOf(slug, 'design', 'runs') }]}
      />
      <Bench run={run} flow={flow} />
    </div>
  )
}

interface BenchProps {
  run: RunAnswer
  flow: FlowDefinition
}

function Bench({ run, flow }: BenchProps) {
  const { t } = useTranslation('design-flow-runs')
  const { set } = useDraftSet()
  const [selected, select] = useState<readonly string[]>([])
  const { nodes, edges } = useRunMarks(run)
  const choose = (id: string) => select([id])
  return (
    <div className={classes.bench}>
      <FlowCanvas flow={flow} set={set} label={run.flow.label} selected={selected} onSelect={(ids) => select(ids.slice(-1))} nodeOverlays={nodes} edgeOverlays={edges} />
      <aside className={classes.side} aria-label={t('side')}>
        <RunStanding run={run} flow={flow} onChoose={choose} />
        <RunIncidents run={run} flow={flow} onChoose={choose} />
        <RunHistory run={run} flow={flow} node={selected[0]} onChoose={choose} />
      </aside>
    </div>
  )
}

/** The run as it stands; one that goes on is asked for again each second. */
function useRun(id: string) {
  const { slug } = useWorkspace()
  return useQuery({
    queryKey: workspaceKey(slug, 'runs', 'one', id),
    queryFn: ({ signal }) => get<RunAnswer>(addressesOf(slug).run(id), { signal }),
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'running' && data.state !== 'suspended' ? false : 1_000),
  })
}

/** The flow as it was when the run began: it never changes. */
function useVersion(run: RunAnswer | undefined) {
  const { slug } = useWorkspace()
  return useQuery({
    queryKey: workspaceKey(slug, 'runs', 'version', run?.graph),
    queryFn: ({ signal }) => get<FlowVersionAnswer>(run?.graph ?? '', { signal }),
    enabled: run !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
