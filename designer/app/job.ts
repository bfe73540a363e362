import { QueryObserver, queryOptions, useQuery } from '@tanstack/react-query'
import type { Job } from '../../schemas/api/job.ts'
import { addressesOf } from './addresses.ts'
import { get } from './api.ts'
import { useWorkspace } from './me.ts'
import { Problem } from './problem.ts'
import { queryClient } from './queries.ts'
import { workspaceKey } from './workspace.ts'

/** Whether a job has come to its end, good or bad. */
export const isFinished = ({ state }: Job): boolean => state === 'done' || state === 'failed' || state === 'cancelled'

/** Follows a job until it ends; asks more rarely the longer it takes. Null: there is nothing to follow. */
export function useJob(id: string | null) {
  const { slug } = useWorkspace()
  return useQuery(jobQuery(slug, id))
}

/** Calls `onEnd` once the job has come to its end, also when whoever started it has left the page. */
export function whenJobEnds(workspace: string, id: string, onEnd: (job: Job) => void): void {
  const observer = new QueryObserver(queryClient, jobQuery(workspace, id))
  const stop = observer.subscribe(({ data, error }) => {
    if (!error && !(data && isFinished(data))) return
    stop()
    if (data) onEnd(data)
  })
}

const jobQuery = (workspace: string, id: string | null) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'job', id),
    queryFn: ({ signal }) => get<Job>(addressesOf(workspace).job(id ?? ''), { signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => {
      const job = state.data
      if (job && isFinished(job)) return false
      return Math.min(250 + state.dataUpdateCount * 50, 2000)
    },
    staleTime: 0,
  })

/** Why a job failed, as the problem that a request would have been declined with. */
export const jobProblem = ({ problem }: Job): Problem => new Problem({ status: 0, ...problem, code: problem?.code ?? 'other' })
