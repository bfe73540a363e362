import { useQuery } from '@tanstack/react-query'
import type { TaskRow } from '../../../schemas/api/task.ts'
import { useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { TaskList } from './TaskList.tsx'
import { taskPages, taskQuery, type TaskTab } from './task-queries.ts'
import { TaskView } from './TaskView.tsx'
import { TwoColumns } from './TwoColumns.tsx'
import { useTaskWay } from './use-task-way.ts'

/** A list of tasks, and the one that is open. */
export function TasksPane({ tab, open }: { tab: TaskTab; open: string | null }) {
  const { slug } = useWorkspace()
  const list = useCursorList<TaskRow>(taskPages(slug, tab))
  const way = useTaskWay(tab, list.items, open)
  return (
    <TwoColumns tab={tab} way={way} list={<TaskList tab={tab} list={list} task={open} />}>
      {open === null ? null : <OneTask key={open} id={open} onDecided={way.goOn} />}
    </TwoColumns>
  )
}

function OneTask({ id, onDecided }: { id: string; onDecided: () => void }) {
  const { slug } = useWorkspace()
  const { data, error, refetch } = useQuery(taskQuery(slug, id))
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingState />
  return <TaskView task={data} onDecided={onDecided} />
}
