import { Alert, Button, Group, Modal, Progress, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowVersionSummary, MoveRuns } from '../../../../schemas/api/flow-version.ts'
import type { Job } from '../../../../schemas/api/job.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { post } from '../../../app/api.ts'
import { useWorkspace } from '../../../app/me.ts'
import { queryClient } from '../../../app/queries.ts'
import { notifyFailed } from '../../../ui/notify.tsx'
import { useStepName } from '../runs/RunStanding.tsx'
import { MoveTold } from './MoveTold.tsx'
import { moveJobQuery, moveTrialQuery, versionQuery, versionsQuery } from './version-queries.ts'

interface MoveDialogProps {
  flow: string
  from: FlowVersionSummary
  versions: readonly FlowVersionSummary[]
  onClose: () => void
}

/** Moves the runs of a version to another: which, what takes the place of steps that are gone, and what that would change. */
export function MoveDialog({ flow, from, versions, onClose }: MoveDialogProps) {
  const { t } = useTranslation('design-flow-versions')
  const { t: ui } = useTranslation('ui')
  const { slug } = useWorkspace()
  const others = versions.filter(({ number }) => number !== from.number)
  const [move, choose] = useState<MoveRuns>({ to: others[0]?.number ?? from.number, nodes: {} })
  const before = useDefinition(flow, from.number)
  const after = useDefinition(flow, move.to)
  const start = useMutation({
    mutationFn: () => post<Job>(`${addressesOf(slug).flowVersions(flow)}/${from.number}/move`, move),
    onError: notifyFailed,
  })
  const close = () => {
    void queryClient.invalidateQueries(versionsQuery(slug, flow))
    onClose()
  }
  return (
    <Modal opened onClose={close} size="lg" title={t('move.title', { number: from.number })} closeButtonProps={{ 'aria-label': ui('close') }}>
      {start.data ? (
        <Going job={start.data} onClose={close} />
      ) : (
        <Stack gap="md">
          <Select
            label={t('move.to')} allowDeselect={false} data-autofocus
            data={others.map(({ number, keeps }) => ({ value: String(number), label: keeps === 'newest' ? t('move.newest', { number }) : t('number', { number }) }))}
            value={String(move.to)} onChange={(to) => choose({ to: Number(to), nodes: {} })}
          />
          {before && after && <Choice {...{ flow, from, move, before, after }} onMove={choose} onGo={() => start.mutate()} isGoing={start.isPending} onClose={close} />}
        </Stack>
      )}
    </Modal>
  )
}

/** A flow as it was at a version, in the names of today. */
function useDefinition(flow: string, number: number): FlowDefinition | undefined {
  const { slug } = useWorkspace()
  return useQuery(versionQuery(slug, flow, number)).data?.definition as FlowDefinition | undefined
}

interface ChoiceProps {
  flow: string
  from: FlowVersionSummary
  move: MoveRuns
  before: FlowDefinition
  after: FlowDefinition
  onMove: (move: MoveRuns) => void
  onGo: () => void
  isGoing: boolean
  onClose: () => void
}

/** Steps that are gone, each with what may take its place, and what is to be expected. */
function Choice({ flow, from, move, before, after, onMove, onGo, isGoing, onClose }: ChoiceProps) {
  const { t } = useTranslation('design-flow-versions')
  const { t: ui } = useTranslation('ui')
  const { slug } = useWorkspace()
  const [nameBefore, nameAfter] = [useStepName(before), useStepName(after)]
  const trial = useQuery(moveTrialQuery(slug, { flow, from: from.number, move }))
  const gone = from.nodes.filter(({ node, type }) => !after.nodes.some((each) => each.id === node && each.type === type))
  const put = (node: string, to: string | null) => {
    const { [node]: _, ...others } = move.nodes ?? {}
    onMove({ ...move, nodes: to === null ? others : { ...others, [node]: to } })
  }
  return (
    <>
      {gone.map(({ node, type, runs }) => {
        const fitting = after.nodes.filter((each) => each.type === type)
        return (
          <Select
            key={node} label={t('move.gone', { step: nameBefore(node), count: runs })} placeholder={t(fitting.length === 0 ? 'move.nothingFits' : 'move.choose')}
            disabled={fitting.length === 0} clearable clearButtonProps={{ 'aria-label': t('move.leave') }}
            data={fitting.map(({ id }) => ({ value: id, label: nameAfter(id) }))} value={move.nodes?.[node] ?? null} onChange={(to) => put(node, to)}
          />
        )
      })}
      {trial.error ? <Alert color="danger">{trial.error.message}</Alert> : <MoveTold trial={trial.data} nameBefore={nameBefore} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {ui('cancel')}
        </Button>
        <Button onClick={onGo} loading={isGoing} disabled={!trial.data || trial.data.movable === 0}>
          {t('move.go', { count: trial.data?.movable ?? 0 })}
        </Button>
      </Group>
    </>
  )
}

/** How far the move is, and what came of it. */
function Going({ job: begun, onClose }: { job: Job; onClose: () => void }) {
  const { t } = useTranslation('design-flow-versions')
  const { t: ui } = useTranslation('ui')
  const { slug } = useWorkspace()
  const { data: job = begun } = useQuery(moveJobQuery(slug, begun.id))
  const { moved = 0, refused = 0 } = job.counts
  const isOver = job.finishedAt !== null
  return (
    <Stack gap="md">
      <Progress value={isOver ? 100 : 50} animated={!isOver || undefined} aria-label={t('move.progress')} />
      <Text role="status">
        {job.problem?.title ?? t(isOver ? 'move.done' : 'move.under', { count: moved })}
        {refused > 0 && ` ${t('move.stayed', { count: refused })}`}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {ui('close')}
        </Button>
      </Group>
    </Stack>
  )
}
