import { createHostBreaker } from '../../runtime/flows/effects/host-breaker.ts'
import { createResting, type Worker } from '../../runtime/flows/work/duty.ts'
import { visitFlows } from '../../runtime/flows/work/visit-flows.ts'
import { Refusal } from '../../runtime/refusal.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import type { Workspace } from '../../runtime/workspaces/workspace.ts'
import type { Workspaces } from '../../runtime/workspaces/workspaces.ts'
import { isDatabaseAway } from '../database-away.ts'
import { createSweeper } from '../jobs/sweeper.ts'
import { createVisits } from '../jobs/visits.ts'
import type { Log } from '../log.ts'
import { createEffectSender } from './effect-sender.ts'

/** What brings the runs of this process's workspaces on. Several processes may: each step is one process's. */
export interface FlowWorker {
  /** The flows of a workspace have something to do. */
  wake(workspace: string): void
  start(): void
  /** Ends after the steps that are under way. */
  stop(): Promise<void>
}

interface FlowWorkerParts {
  /** What flows do goes over these: not over those of the workspaces, which are for people. */
  readonly data: Connection
  readonly workspaces: Workspaces
  readonly log: Log
}

export function createFlowWorker({ data, workspaces, log }: FlowWorkerParts): FlowWorker {
  const stopping = new AbortController()
  const trouble = (error: unknown, fields: Readonly<Record<string, string>>): void => {
    // A database that is away is asked again by the next sweep.
    if (isDatabaseAway(error)) return
    log.error({ ...fields, err: error }, 'a flow could not be brought on')
  }
  const known = new WeakMap<Workspace, Workspace>()
  const overOwn = (workspace: Workspace): Workspace => {
    const own = known.get(workspace) ?? { ...workspace, data }
    known.set(workspace, own)
    return own
  }
  /** Undefined where the workspace was removed meanwhile, or is just being brought up to date: the next sweep knows. */
  const opened = (slug: string): Promise<Workspace | undefined> =>
    workspaces.open(slug).then(overOwn, (error: unknown) => {
      if (error instanceof Refusal) return undefined
      throw error
    })
  const resting = createResting()
  const visits = createVisits(async (slug) => {
    if (stopping.signal.aborted) return
    const worker: Worker = { stopping: stopping.signal, resting, wakeIn: (milliseconds) => void setTimeout(() => visits.ask(slug), milliseconds).unref(), trouble: (error, fields) => trouble(error, { workspace: slug, ...fields }) }
    try {
      const workspace = await opened(slug)
      if (!workspace) return
      await visitFlows(workspace, worker)
      // What the steps want done outside is stored now.
      effects.ask(slug)
    } catch (error) {
      trouble(error, { workspace: slug })
    }
  })
  // Apart from the steps: whoever is called may take half a minute to answer.
  const effects = createEffectSender({ opened, outfit: { hosts: createHostBreaker() }, trouble, ended: (slug) => look(slug) })
  const look = (slug: string): void => {
    visits.ask(slug)
    effects.ask(slug)
  }
  const sweeper = createSweeper({ data, workspaces, log, visit: look })
  return {
    wake: look,
    start: sweeper.start,
    stop: async () => {
      stopping.abort()
      sweeper.stop()
      await Promise.all([visits.settled(), effects.stop()])
      await visits.settled()
    },
  }
}
