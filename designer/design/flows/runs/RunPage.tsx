import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
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
import beside from '../beside/beside.module.css'
import { CanvasBeside } from '../beside/CanvasBeside.tsx'
import { FlowCanvas } from '../editor/FlowCanvas.tsx'
import { HistorySlider } from './HistorySlider.tsx'
import { RunHistory } from './RunHistory.tsx'
import { RunIncidents } from './RunIncidents.tsx'
import { RunState } from './RunState.tsx'
import { RunStanding } from './RunStanding.tsx'
import { momentsOf, stoodAfter } from './stood-after.ts'
import { useRunHistory } from './use-run-history.ts'
import { useRunMarks } from './use-run-marks.tsx'
import { WhyHere } from './WhyHere.tsx'

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
    <div className={beside.page}>
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

/** The canvas as the run stands, or as it stood at the moment that was chosen. */
function Bench({ run, flow }: BenchProps) {
  const { t } = useTranslation('design-flow-runs')
  const { set } = useDraftSet()
  const [selected, select] = useState<readonly string[]>([])
  const [moment, look] = useState<string | undefined>()
  const entries = useRunHistory(run)
  const moments = useMemo(() => momentsOf(entries), [entries])
  const so = useMemo(() => (moment === undefined ? entries : entries.filter(({ at }) => at <= moment)), [entries, moment])
  const { nodes, edges } = useRunMarks(moment === undefined ? run : stoodAfter(so), { entries: so, moment })
  const node = flow.nodes.find(({ id }) => id === selected[0])
  const choose = (id: string) => select([id])
  return (
    <CanvasBeside
      label={t('side')}
      canvas={
        <>
          <FlowCanvas flow={flow} set={set} label={run.flow.label} selected={selected} onSelect={(ids) => select(ids.slice(-1))} nodeOverlays={nodes} edgeOverlays={edges} beginAt={run.tokens[0]?.node} />
          <HistorySlider moments={moments} moment={moment} onMoment={look} />
        </>
      }
    >
      <RunStanding run={run} flow={flow} onChoose={choose} />
      <RunIncidents run={run} flow={flow} onChoose={choose} />
      {node && <WhyHere run={run} flow={flow} set={set} entries={so} node={node} />}
      <RunHistory run={run} flow={flow} entries={so} node={selected[0]} onChoose={choose} />
    </CanvasBeside>
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
