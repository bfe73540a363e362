import { flowsDue } from '../../runtime/flows/work/flows-due.ts'
import type { JobKind } from '../../runtime/jobs/job-kind.ts'
import { claimJob, type ClaimedJob } from '../../runtime/jobs/lease.ts'
import { removeRemains, workLeft } from '../../runtime/jobs/remains.ts'
import { beginDueReturns } from '../../runtime/records/pool/due-returns.ts'
import { type JobEnd, runJob } from '../../runtime/jobs/run-job.ts'
import { Refusal } from '../../runtime/refusal.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import { restUntil } from '../../runtime/workspaces/activity.ts'
import type { Workspace } from '../../runtime/workspaces/workspace.ts'
import type { Workspaces } from '../../runtime/workspaces/workspaces.ts'
import { isDatabaseAway } from '../database-away.ts'
import type { Log } from '../log.ts'
import { createSweeper } from './sweeper.ts'
import { createVisits } from './visits.ts'

/** The workers of this process: they take jobs of all workspaces and run them. */
export interface JobRunner {
  /** A workspace has a new job, or one of its jobs was cancelled. */
  wake(workspace: string): void
  start(): void
  /** Gives running jobs back at their next safe point; another process, or the next start, goes on with them. */
  stop(): Promise<void>
}

interface JobRunnerOptions {
  readonly data: Connection
  readonly workspaces: Workspaces
  readonly kinds: readonly JobKind[]
  readonly log: Log
}

export function createJobRunner({ data, workspaces, kinds, log }: JobRunnerOptions): JobRunner {
  const stopping = new AbortController()
  const look = new EventTarget()
  const running = new Map<Promise<void>, JobKind>()

  const begin = (kind: JobKind, claimed: ClaimedJob): void => {
    const work = runJob(kind, claimed, { stopping: stopping.signal, look, isDatabaseAway })
      .then((end) => report(end, claimed, log))
      .catch((error: unknown) => trouble(error, claimed.workspace.slug, log))
      .finally(() => {
        running.delete(work)
        visits.ask(claimed.workspace.slug)
      })
    running.set(work, kind)
  }

  const visits = createVisits(async (slug) => {
    if (stopping.signal.aborted) return
    try {
      const workspace = await workspaces.open(slug)
      await takeJobs(workspace, { freeKinds: () => freeKinds(kinds, [...running.values()]), begin })
      if (await tidyUp(workspace)) visits.ask(slug)
    } catch (error) {
      trouble(error, slug, log)
    }
  })

  // A job that a killed process left behind is seen within the lease and one sweep.
  const sweeper = createSweeper({ data, workspaces, log, visit: visits.ask })

  return {
    wake: (slug) => {
      look.dispatchEvent(new Event('look'))
      visits.ask(slug)
    },
    start: sweeper.start,
    stop: async () => {
      stopping.abort()
      sweeper.stop()
      await visits.settled()
      await Promise.all(running.keys())
      await visits.settled()
    },
  }
}

/** The kinds of which this process can take one more. */
const freeKinds = (kinds: readonly JobKind[], running: readonly JobKind[]): readonly JobKind[] =>
  kinds.filter((kind) => running.filter((other) => other === kind).length < kind.atOnce)

interface Taking {
  freeKinds(): readonly JobKind[]
  begin(kind: JobKind, claimed: ClaimedJob): void
}

/** Takes as many jobs of a workspace as this process can work on. */
async function takeJobs(workspace: Workspace, { freeKinds: free, begin }: Taking): Promise<void> {
  for (;;) {
    const kinds = free()
    const claimed = kinds.length > 0 ? await claimJob(workspace, kinds.map(({ kind }) => kind)) : undefined
    const kind = kinds.find((each) => each.kind === claimed?.kind)
    if (!claimed || !kind) return
    begin(kind, claimed)
  }
}

/** Does what time demands; a workspace without open jobs rests until the next such moment. Answers whether there are new jobs. */
async function tidyUp(workspace: Workspace): Promise<boolean> {
  const { open, due } = await workLeft(workspace)
  if (due !== null && due.getTime() < Date.now()) {
    await removeRemains(workspace)
    if (await beginDueReturns(workspace)) return true
  }
  if (open === 0) await restUntil(workspace.data, workspace.slug, earlier(due, await flowsDue(workspace)))
  return false
}

const earlier = (one: Date | null, other: Date | null): Date | null => (one === null || (other !== null && other < one) ? other : one)

function report(end: JobEnd, { id, kind, workspace }: ClaimedJob, log: Log): void {
  const fields = { job: id, kind, workspace: workspace.slug }
  if (end.end === 'failed' && !(end.cause instanceof Refusal)) log.error({ ...fields, code: end.problem.code, err: end.cause }, 'a job failed')
  else if (end.end === 'kept') log.warn({ ...fields, err: end.cause }, 'a job waits for the database')
  else log.info({ ...fields, end: end.end }, 'a job ended')
}

function trouble(error: unknown, workspace: string, log: Log): void {
  // A workspace that was removed meanwhile has no jobs; a database that is away is asked again by the next sweep.
  if (error instanceof Refusal || isDatabaseAway(error)) return
  log.error({ workspace, err: error }, 'the jobs of a workspace could not be looked after')
}
