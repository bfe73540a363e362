import type { JobProblem } from '../../schemas/api/job.ts'
import { Refusal } from '../refusal.ts'
import { callerOfPerson } from './caller-of-person.ts'
import { type JobKind, JobLost } from './job-kind.ts'
import { advanceJob, type ClaimedJob, completeJob, failJob, leaseSeconds, releaseJob, renewLease } from './lease.ts'

/** How the work on a job ended here. `kept`: the database is away, and the lease brings the job back. */
export type JobEnd =
  | { readonly end: 'done' | 'lost' | 'released' }
  | { readonly end: 'failed'; readonly problem: JobProblem; readonly cause: unknown }
  | { readonly end: 'kept'; readonly cause: unknown }

/** What a worker needs beside the job. */
interface JobSurroundings {
  /** Raised when the process stops. */
  readonly stopping: AbortSignal
  /** Raised when somebody says that the job has changed, such as by cancelling it. */
  readonly look: EventTarget
  isDatabaseAway(error: unknown): boolean
}

/** Works on a job that was claimed, keeping its lease, until it ends, is taken away, or the process stops. */
export async function runJob(kind: JobKind, claimed: ClaimedJob, { stopping, look, isDatabaseAway }: JobSurroundings): Promise<JobEnd> {
  if (claimed.givenUp) return fail(claimed, { problem: { code: 'job-given-up' }, cause: undefined })
  const taken = new AbortController()
  const stopKeeping = keepLease(claimed, taken, look)
  const { workspace, id, input, cursor, done, total, by } = claimed
  try {
    const result = await kind.run({
      id,
      workspace,
      input,
      cursor,
      done,
      total,
      signal: AbortSignal.any([taken.signal, stopping]),
      caller: async () => {
        if (by === null) throw new Refusal('forbidden')
        return callerOfPerson(workspace, by)
      },
      advance: (runner, progress) => advanceJob(runner, claimed, progress),
    })
    return { end: (await completeJob(claimed, result)) ? 'done' : 'lost' }
  } catch (cause) {
    if (cause instanceof JobLost || taken.signal.aborted) return { end: 'lost' }
    if (isDatabaseAway(cause)) return { end: 'kept', cause }
    if (stopping.aborted) return release(claimed)
    return fail(claimed, { problem: problemOf(cause), cause })
  } finally {
    stopKeeping()
  }
}

async function release(claimed: ClaimedJob): Promise<JobEnd> {
  await releaseJob(claimed)
  return { end: 'released' }
}

async function fail(claimed: ClaimedJob, end: { problem: JobProblem; cause: unknown }): Promise<JobEnd> {
  return (await failJob(claimed, end.problem)) ? { end: 'failed', ...end } : { end: 'lost' }
}

/** What a fault of our own was is for the log alone. */
const problemOf = (cause: unknown): JobProblem =>
  cause instanceof Refusal ? { code: cause.code, ...(cause.issues.length > 0 && { issues: [...cause.issues] }) } : { code: 'server-fault' }

/** Renews the lease well before it ends. A database that is away for a while takes nothing from us by itself. */
function keepLease(claimed: ClaimedJob, taken: AbortController, look: EventTarget): () => void {
  const renew = (): void => {
    void renewLease(claimed).then(
      (kept) => kept || taken.abort(new JobLost()),
      () => undefined,
    )
  }
  const timer = setInterval(renew, (leaseSeconds * 1_000) / 4)
  look.addEventListener('look', renew)
  return () => {
    clearInterval(timer)
    look.removeEventListener('look', renew)
  }
}
