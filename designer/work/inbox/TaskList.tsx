import { Button, Checkbox } from '@mantine/core'
import { IconChecks, IconEye, IconInbox } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskRow } from '../../../schemas/api/task.ts'
import type { useCursorList } from '../../app/lists.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { BulkApprove } from './BulkApprove.tsx'
import classes from './inbox.module.css'
import { TaskLine } from './TaskLine.tsx'
import type { TaskTab } from './task-queries.ts'

interface TaskListProps {
  tab: TaskTab
  list: ReturnType<typeof useCursorList<TaskRow>>
  /** The one that is open. */
  task: string | null
}

/** One of the lists; approvals of the first can be chosen together. */
export function TaskList({ tab, list, task }: TaskListProps) {
  const { t } = useTranslation('inbox')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const chosen = list.items.filter(({ id }) => picked.has(id))
  if (list.isLoading) return <LoadingState shape="list" />
  if (list.problem && list.items.length === 0) return <ErrorState problem={list.problem} onRetry={() => void list.reload()} />
  if (list.items.length === 0) return <Nothing tab={tab} />
  const pick = (id: string) => setPicked(picked.has(id) ? new Set([...picked].filter((each) => each !== id)) : new Set([...picked, id]))
  return (
    <>
      {chosen.length > 0 && tab === 'todo' && (
        <div className={classes.bulk} role="toolbar" aria-label={t('bulk.chosen', { count: chosen.length })}>
          <span>{t('bulk.chosen', { count: chosen.length })}</span>
          <Button size="compact-sm" color="success" variant="light" onClick={() => setAsking(true)}>
            {t('bulk.approve')}
          </Button>
        </div>
      )}
      <ul className={classes.rows}>
        {list.items.map((each) => (
          <TaskLine key={each.id} task={each} tab={tab} isCurrent={each.id === task}>
            {tab === 'todo' && (
              <div className={classes.pick}>
                {each.kind === 'approval' && <Checkbox aria-label={t('bulk.pick', { title: each.title })} checked={picked.has(each.id)} onChange={() => pick(each.id)} />}
              </div>
            )}
          </TaskLine>
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="subtle" size="compact-sm" m="sm" flex="none" loading={list.isLoadingMore} onClick={() => void list.loadMore()}>
          {t('older')}
        </Button>
      )}
      {isAsking && (
        <BulkApprove
          tasks={chosen}
          onClose={() => {
            setAsking(false)
            setPicked(new Set())
          }}
        />
      )}
    </>
  )
}

const icons = { todo: IconInbox, copies: IconEye, done: IconChecks } as const satisfies Record<TaskTab, unknown>

function Nothing({ tab }: { tab: TaskTab }) {
  const { t } = useTranslation('inbox')
  return (
    <EmptyState icon={icons[tab]} title={t(`empty.${tab}.title`)}>
      {t(`empty.${tab}.text`)}
    </EmptyState>
  )
}
