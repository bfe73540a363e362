import { Badge, Button, Group, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconArrowBackUp, IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../../../schemas/api/run.ts'
import type { TaskRow } from '../../../schemas/api/task.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { refreshTasks } from '../inbox/task-queries.ts'
import { ApprovalSteps } from './ApprovalSteps.tsx'
import classes from './approval.module.css'
import { tasksOfRecord, urgeAll, withdraw } from './run-queries.ts'
import { runMark } from './run-marks.ts'

/** A run that people approve: where it stands, who is asked since when, what was said; its requester may remind and withdraw. */
export function RunStanding({ run }: { run: RunSummary }) {
  const { t } = useTranslation('approval')
  const { slug, person } = useWorkspace()
  const format = useFormat()
  const { record } = run
  const { data: all } = useQuery({ ...tasksOfRecord(slug, record ?? { object: '', id: '' }), enabled: record !== null })
  const tasks = all?.filter((task) => task.run === run.id) ?? []
  const isMine = run.startedBy?.id === person.id
  const { color, word } = runMark(run, isMine)
  const asked = tasks.filter(({ state, kind }) => state === 'open' && kind === 'approval')
  const isUnderWay = run.state === 'running' || run.state === 'suspended'
  return (
    <>
      <Group gap="xs" mb="xs">
        <Text size="sm" fw={550}>
          {run.flow.label}
        </Text>
        <Badge color={color}>{t(`state.${word}`)}</Badge>
      </Group>
      <Text size="xs" c="dimmed" mb="sm">
        {run.startedBy && t('submittedBy', { name: run.startedBy.name })} <time dateTime={run.startedAt}>{format.dateTime(run.startedAt)}</time>
      </Text>
      <ApprovalSteps tasks={tasks} standing={run.at} />
      {isMine && isUnderWay && (
        <Group gap="xs" className={classes.verbs}>
          {asked.length > 0 && <Remind tasks={asked} />}
          <Withdraw run={run} />
        </Group>
      )}
    </>
  )
}

function Remind({ tasks }: { tasks: readonly TaskRow[] }) {
  const { t } = useTranslation('approval')
  const { slug } = useWorkspace()
  const format = useFormat()
  const remind = useMutation({
    mutationFn: () => urgeAll(slug, tasks),
    onSuccess: (reminded) => notifyDone(t('reminded', { names: format.list([...new Set(reminded.map(({ assignee }) => assignee.name))]) })),
    onError: notifyFailed,
  })
  return (
    <Button size="compact-sm" variant="default" leftSection={<IconBell size={15} aria-hidden />} loading={remind.isPending} onClick={() => remind.mutate()}>
      {t('remind')}
    </Button>
  )
}

function Withdraw({ run }: { run: RunSummary }) {
  const { t } = useTranslation('approval')
  const { slug } = useWorkspace()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const take = useMutation({
    mutationFn: () => withdraw(slug, run.id, reason.trim()),
    onSuccess: async () => {
      setAsking(false)
      notifyDone(t('withdrawn'))
      await refreshTasks(slug, run.record?.object)
    },
    onError: notifyFailed,
  })
  return (
    <>
      <Button size="compact-sm" variant="default" leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      <ConfirmDialog opened={isAsking} title={t('withdrawTitle')} action={t('withdraw')} pending={take.isPending} onConfirm={() => take.mutate()} onClose={() => setAsking(false)}>
        <Text mb="sm">{t('withdrawText')}</Text>
        <Textarea label={t('reason')} autosize minRows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </ConfirmDialog>
    </>
  )
}
