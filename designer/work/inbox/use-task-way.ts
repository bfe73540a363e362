import { useNavigate } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import type { Tab } from './task-queries.ts'

interface Listed {
  readonly id: string
}

/** The address of a task within one of the lists, or of the list alone. */
export const taskPath = (workspace: string, tab: Tab, task: string | null = null): string =>
  `${pathOf(workspace, 'work', 'inbox', ...(task === null ? [] : [task]))}${tab === 'todo' ? '' : `?tab=${tab}`}`

/** The task that comes in the place of one that is gone: the one behind it, else the one before. */
export function nextOf(items: readonly Listed[], task: string | null): string | null {
  const at = items.findIndex(({ id }) => id === task)
  return (items[at + 1] ?? items[at - 1])?.id ?? null
}

/** The ways from one line of a list to another. */
export function useTaskWay(tab: Tab, items: readonly Listed[], task: string | null) {
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const go = (to: string | null) => void navigate(taskPath(slug, tab, to))
  return {
    listPath: taskPath(slug, tab),
    /** To the next or the one before; from nowhere to the first. */
    step: (by: 1 | -1) => {
      const at = items.findIndex(({ id }) => id === task)
      const to = at === -1 ? items[0] : items[at + by]
      if (to) go(to.id)
    },
    /** This one is done: on to the next. */
    goOn: () => go(nextOf(items, task)),
  }
}

export type TaskWay = ReturnType<typeof useTaskWay>
