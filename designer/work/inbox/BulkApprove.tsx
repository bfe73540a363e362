import { Alert, Anchor, Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TaskRow } from '../../../schemas/api/task.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import classes from './inbox.module.css'
import { decideMany, refreshTasks } from './task-queries.ts'
import { taskPath } from './use-task-way.ts'

interface BulkApproveProps {
  tasks: readonly TaskRow[]
  onClose: () => void
}

/** Shows what would be approved together, before it is; says afterwards what was not, and why. */
export function BulkApprove({ tasks, onClose }: BulkApproveProps) {
  const { t } = useTranslation('inbox')
  const { slug } = useWorkspace()
  const [shown] = useState(tasks)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(tasks.filter(({ fillsIn }) => fillsIn).map(({ id }) => id)))
  const [comment, setComment] = useState('')
  const [requestId] = useState(() => crypto.randomUUID())
  const meant = shown.filter(({ id }) => !left.has(id))
  const approve = useMutation({
    mutationFn: () => decideMany(slug, { tasks: meant.map(({ id, rev }) => ({ id, rev })), decision: 'approve', requestId, ...(comment.trim() !== '' && { comment: comment.trim() }) }),
    onSuccess: () => refreshTasks(slug),
  })
  const toggle = (id: string) => setLeft(left.has(id) ? new Set([...left].filter((each) => each !== id)) : new Set([...left, id]))
  return (
    <Modal opened onClose={onClose} title={meant.length === 0 ? t('bulk.none') : t('bulk.title', { count: meant.length })} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}>
      {approve.data ? (
        <Outcome tasks={shown} items={approve.data.items} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <ul className={classes.choose}>
            {shown.map((task) => (
              <li key={task.id}>
                <Checkbox checked={!left.has(task.id)} disabled={task.fillsIn} onChange={() => toggle(task.id)} label={task.title} description={<About task={task} />} error={task.fillsIn && <AloneOnly task={task} onOpen={onClose} />} />
              </li>
            ))}
          </ul>
          <Textarea label={t('comment')} autosize minRows={2} maxRows={6} maxLength={4000} value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
          {approve.error && <ErrorState problem={approve.error} />}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('cancel')}
            </Button>
            <Button color="success" disabled={meant.length === 0} loading={approve.isPending} onClick={() => approve.mutate()}>
              {meant.length === 0 ? t('decision.approve') : t('bulk.confirm', { count: meant.length })}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

/** Why a task is left out, and the way to it. */
function AloneOnly({ task: { id }, onOpen }: { task: TaskRow; onOpen: () => void }) {
  const { t } = useTranslation('inbox')
  const { slug } = useWorkspace()
  return (
    <Text span size="xs" c="outside">
      {t('bulk.fillsIn')}{' '}
      <Anchor component={Link} to={taskPath(slug, 'todo', id)} size="xs" underline="always" className={classes.way ?? ''} onClick={onOpen}>
        {t('bulk.open')}
      </Anchor>
    </Text>
  )
}

function About({ task: { node, requester, openedAt } }: { task: TaskRow }) {
  const format = useFormat()
  return <>{[node.label, requester?.name, format.relative(openedAt)].filter(Boolean).join(' · ')}</>
}

type Items = Awaited<ReturnType<typeof decideMany>>['items']

/** What became of them: how many were approved, and of each that was not, why. */
function Outcome({ tasks, items, onClose }: { tasks: readonly TaskRow[]; items: Items; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const declined = items.flatMap((item) => ('problem' in item ? [item] : []))
  const done = items.length - declined.length
  return (
    <Stack gap="md">
      {done > 0 && (
        <Group gap={8} wrap="nowrap">
          <IconCheck size={18} aria-hidden color="var(--success)" />
          <Text fw={600} role="status">
            {t('bulk.done', { count: done })}
          </Text>
        </Group>
      )}
      {declined.length > 0 && (
        <Alert color="outside" icon={<IconAlertTriangle size={18} aria-hidden />} title={t('bulk.declined', { count: declined.length })}>
          <ul className={classes.choose}>
            {declined.map(({ id, problem }) => (
              <li key={id}>
                <div>
                  <b>{tasks.find((task) => task.id === id)?.title}</b>
                  <br />
                  {problem.issues?.map(({ message }) => message).join(' ') || problem.title}
                </div>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Group>
    </Stack>
  )
}
