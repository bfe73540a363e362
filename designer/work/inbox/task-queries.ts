import { queryOptions } from '@tanstack/react-query'
import type { DecisionInput, DecisionResult, ManyDecisionsInput, TaskAnswer, TaskRow } from '../../../schemas/api/task.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post } from '../../app/api.ts'
import { type Page, pagesOf } from '../../app/lists.ts'
import { refreshNotifications } from '../../app/notifications/notification-queries.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'

/** The four lists of the inbox. */
export const tabs = ['todo', 'started', 'copies', 'done'] as const

export type Tab = (typeof tabs)[number]

/** The lists of tasks; what I have started is a list of runs. */
export type TaskTab = Exclude<Tab, 'started'>

/** The list that an address names; the first where it names none. */
export const tabOf = (name: string | null): Tab => tabs.find((each) => each === name) ?? 'todo'

export const tasksKey = (workspace: string, ...rest: readonly unknown[]) => workspaceKey(workspace, 'tasks', ...rest)

const asked = { todo: { state: 'open' }, copies: { kind: 'cc' }, done: { state: 'done' } } as const satisfies Record<TaskTab, unknown>

export const taskPages = (workspace: string, tab: TaskTab) => ({
  key: tasksKey(workspace, 'list', tab),
  load: (cursor: string | null, signal: AbortSignal): Promise<Page<TaskRow>> => pagesOf<TaskRow>(addressesOf(workspace).tasks, asked[tab])(cursor, signal),
})

export const taskQuery = (workspace: string, id: string) =>
  queryOptions({
    queryKey: tasksKey(workspace, 'one', id),
    queryFn: ({ signal }) => get<TaskAnswer>(addressesOf(workspace).task(id), { signal }),
  })

export const decideTask = (workspace: string, id: string, input: DecisionInput): Promise<DecisionResult> => post<DecisionResult>(`${addressesOf(workspace).task(id)}/decision`, input)

/** The problem of a task that could not be decided, as the answer to a single decision would say it. */
interface DecidedProblem {
  readonly title: string
  readonly issues?: readonly { readonly message: string }[]
}

interface Decided {
  readonly items: readonly ({ readonly done: DecisionResult } | { readonly id: string; readonly problem: DecidedProblem })[]
}

export const decideMany = (workspace: string, input: ManyDecisionsInput): Promise<Decided> => post<Decided>(`${addressesOf(workspace).tasks}/decisions`, input)

/** Forgets what is shown of tasks, of what the bell tells of them and of the record that one was about, after something was decided. */
export async function refreshTasks(workspace: string, object?: string | null): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: tasksKey(workspace) }),
    refreshNotifications(workspace),
    ...(object ? [queryClient.invalidateQueries({ queryKey: workspaceKey(workspace, 'records', object) })] : []),
  ])
}
