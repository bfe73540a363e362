import { createResting, type Worker } from '../../runtime/flows/work/duty.ts'
import { visitFlows } from '../../runtime/flows/work/visit-flows.ts'
import { Refusal } from '../../runtime/refusal.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import type { Workspaces } from '../../runtime/workspaces/workspaces.ts'
import { isDatabaseAway } from '../database-away.ts'
import { createSweeper } from '../jobs/sweeper.ts'
import { createVisits } from '../jobs/visits.ts'
import type { Log } from '../log.ts'

/** What brings the runs of this process's workspaces on. Several processes may: each step is one process's. */
export interface FlowWorker {
  /** The flows of a workspace have something to do. */
  wake(workspace: string): void
  start(): void
  /** Ends after the steps that are under way. */
  stop(): Promise<void>
}

interface FlowWorkerParts {
  readonly data: Connection
  readonly workspaces: Workspaces
  readonly log: Log
}

export function createFlowWorker({ data, workspaces, log }: FlowWorkerParts): FlowWorker {
  const stopping = new AbortController()
  const trouble = (error: unknown, fields: Readonly<Record<string, string>>): void => {
    // A workspace that was removed meanwhile has no runs; a database that is away is asked again by the next sweep.
    if (error instanceof Refusal || isDatabaseAway(error)) return
    log.error({ ...fields, err: error }, 'a flow could not be brought on')
  }
  const resting = createResting()
  const visits = createVisits(async (slug) => {
    if (stopping.signal.aborted) return
    const worker: Worker = { stopping: stopping.signal, resting, trouble: (error, fields) => trouble(error, { workspace: slug, ...fields }) }
    try {
      await visitFlows(await workspaces.open(slug), worker)
    } catch (error) {
      trouble(error, { workspace: slug })
    }
  })
  const sweeper = createSweeper({ data, workspaces, log, visit: visits.ask })
  return {
    wake: visits.ask,
    start: sweeper.start,
    stop: async () => {
      stopping.abort()
      sweeper.stop()
      await visits.settled()
    },
  }
}
