import { queryOptions } from '@tanstack/react-query'
import type { RunPage, RunSummary } from '../../../schemas/api/run.ts'
import type { TaskPage, TaskRow } from '../../../schemas/api/task.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post } from '../../app/api.ts'
import { type Page, pagesOf } from '../../app/lists.ts'
import { tasksKey } from '../inbox/task-queries.ts'

/** What I have started, newest first. */
export const startedPages = (workspace: string) => ({
  key: tasksKey(workspace, 'started'),
  load: (cursor: string | null, signal: AbortSignal): Promise<Page<RunSummary>> => pagesOf<RunSummary>(addressesOf(workspace).runs, { startedBy: 'me' })(cursor, signal),
})

/** A record that people approve. */
export interface ApprovedRecord {
  readonly object: string
  readonly id: string
}

/** Runs of flows about a record, newest first. */
export const runsOfRecord = (workspace: string, { object, id }: ApprovedRecord) =>
  queryOptions({
    queryKey: tasksKey(workspace, 'runs-of', object, id),
    queryFn: async ({ signal }): Promise<readonly RunSummary[]> => (await get<RunPage>(addressesOf(workspace).runs, { query: { object, record: id, limit: 20 }, signal })).items,
  })

/** Everybody's tasks of a record, newest first. */
export const tasksOfRecord = (workspace: string, { object, id }: ApprovedRecord) =>
  queryOptions({
    queryKey: tasksKey(workspace, 'of', object, id),
    queryFn: async ({ signal }): Promise<readonly TaskRow[]> => (await get<TaskPage>(addressesOf(workspace).tasks, { query: { object, record: id, limit: 200 }, signal })).items,
  })

/** Reminds those who have to answer, each at most once in a while; answers whom, and refuses where that was nobody. */
export async function urgeAll(workspace: string, tasks: readonly TaskRow[]): Promise<readonly TaskRow[]> {
  const outcomes = await Promise.allSettled(tasks.map(({ id }) => post(`${addressesOf(workspace).task(id)}/urge`)))
  const reminded = tasks.filter((_, index) => outcomes[index]?.status === 'fulfilled')
  const refused = outcomes.find((outcome) => outcome.status === 'rejected')
  if (reminded.length === 0 && refused) throw refused.reason
  return reminded
}

/** Takes back what one has submitted. */
export const withdraw = (workspace: string, run: string, reason: string): Promise<void> => post(`${addressesOf(workspace).run(run)}/withdraw`, reason === '' ? {} : { comment: reason })
