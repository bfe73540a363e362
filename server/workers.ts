import type { JobKind } from '../runtime/jobs/job-kind.ts'
import type { Connection } from '../runtime/storage/connect.ts'
import type { Workspaces } from '../runtime/workspaces/workspaces.ts'
import { createFlowWorker } from './flows/flow-worker.ts'
import { createJobRunner } from './jobs/job-runner.ts'
import type { Log } from './log.ts'
import type { Stop } from './shutdown.ts'

/** What runs jobs and the steps of flows in this process. */
interface Workers {
  /** A workspace has a new job, or one of its jobs was cancelled. */
  job(workspace: string): void
  /** The flows of a workspace have something to do. */
  flows(workspace: string): void
  start(): void
  readonly stop: Stop
}

interface WorkersParts {
  readonly data: Connection
  /** For what flows do. */
  readonly flows: Connection
  readonly workspaces: Workspaces
  readonly kinds: readonly JobKind[]
  readonly log: Log
}

export function createWorkers({ kinds, data, flows: own, ...parts }: WorkersParts): Workers {
  const jobs = createJobRunner({ ...parts, data, kinds })
  const flows = createFlowWorker({ ...parts, data: own })
  return {
    job: jobs.wake,
    flows: flows.wake,
    start: () => {
      jobs.start()
      flows.start()
    },
    stop: async () => void (await Promise.all([jobs.stop(), flows.stop()])),
  }
}

/** Of a process that only serves: others hear of the work, and would find it if they had not. */
export const noWorkers: Workers = { job: () => undefined, flows: () => undefined, start: () => undefined, stop: async () => undefined }
