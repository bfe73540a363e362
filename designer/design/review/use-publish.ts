import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import type { Job } from '../../../schemas/api/job.ts'
import type { Policies } from './fetch-plan.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { isFinished, jobProblem, useJob, whenJobEnds } from '../../app/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'

/** What is published: a plan as it was seen (its digest), perhaps only some changes, perhaps a release to go back to. */
interface PublishWish {
  digest: string
  note?: string
  only?: readonly string[]
  policies?: Policies
  rollback?: number
  /** What it brings, to be shown once it is live: the draft will not know it any more. */
  changes: readonly DraftChange[]
}

/** Publishes and follows the job; `number` is the new release once it is live. */
export function usePublish() {
  const { slug } = useWorkspace()
  const [jobId, setJobId] = useState<string | null>(null)
  const { data: job, error: jobError } = useJob(jobId)
  const start = useMutation({
    mutationFn: ({ digest, only, policies, rollback, note }: PublishWish) =>
      post<Job>(addressesOf(slug).publish, { digest, only, policies, rollback, note: note?.trim() === '' ? undefined : note?.trim() }),
    onMutate: () => setJobId(null),
    onSuccess: ({ id }) => {
      setJobId(id)
      // A release changes what everybody sees: lists, menus, forms, and the draft itself. Not by an effect: the panel may be closed by then.
      whenJobEnds(slug, id, () => void queryClient.invalidateQueries({ queryKey: workspaceKey(slug) }))
    },
  })
  const number = job ? releaseOf(job) : undefined
  const failed = job && isFinished(job) && job.state !== 'done' ? jobProblem(job) : undefined
  return {
    publish: start.mutate,
    job,
    number,
    changes: start.variables?.changes ?? [],
    isRunning: start.isPending || (jobId !== null && (!job || !isFinished(job))),
    problem: start.error ?? jobError ?? failed ?? null,
    /** Another publish may follow. */
    reset: () => {
      setJobId(null)
      start.reset()
    },
  }
}

export type Publishing = ReturnType<typeof usePublish>

const releaseOf = ({ state, result }: Job): number | undefined =>
  state === 'done' && typeof result === 'object' && result !== null && 'number' in result ? Number(result.number) : undefined
