import { claimEffects } from '../../runtime/flows/effects/claim-effects.ts'
import { createHostBreaker } from '../../runtime/flows/effects/host-breaker.ts'
import { type Outfit, sendEffect } from '../../runtime/flows/effects/send-effect.ts'
import type { OpenEffect } from '../../runtime/flows/effects/sending.ts'
import { createResting, type Worker } from '../../runtime/flows/work/duty.ts'
import { visitFlows } from '../../runtime/flows/work/visit-flows.ts'
import type { LinkTo } from '../../runtime/notifications/mail-notification.ts'
import { Refusal } from '../../runtime/refusal.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import type { Workspace } from '../../runtime/workspaces/workspace.ts'
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
  /** Where people open what they are told of. */
  readonly linkTo: LinkTo
}

/** Effects that one process performs at a time. */
const mostEffects = 10

/** Milliseconds that effects under way have to end when the process stops. */
const graceful = 3_000

export function createFlowWorker({ data, workspaces, log, linkTo }: FlowWorkerParts): FlowWorker {
  const stopping = new AbortController()
  const cutting = new AbortController()
  const outfit: Outfit = { hosts: createHostBreaker(), cutting: cutting.signal, linkTo }
  const underWay = new Set<Promise<void>>()
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
      // What the steps want done outside is stored now.
      sendings.ask(slug)
    } catch (error) {
      trouble(error, { workspace: slug })
    }
  })
  const begin = (workspace: Workspace, open: OpenEffect): void => {
    const work = sendEffect(workspace, open, outfit)
      .catch((error: unknown) => trouble(error, { workspace: workspace.slug, run: open.run, effect: open.key }))
      .finally(() => {
        underWay.delete(work)
        look(workspace.slug)
      })
    underWay.add(work)
  }
  // Apart from the steps: whoever is called may take half a minute to answer.
  const sendings = createVisits(async (slug) => {
    const free = mostEffects - underWay.size
    if (stopping.signal.aborted || free <= 0) return
    try {
      const workspace = await workspaces.open(slug)
      for (const open of await claimEffects(workspace, free)) begin(workspace, open)
    } catch (error) {
      trouble(error, { workspace: slug })
    }
  })
  const look = (slug: string): void => {
    visits.ask(slug)
    sendings.ask(slug)
  }
  const sweeper = createSweeper({ data, workspaces, log, visit: look })
  return {
    wake: look,
    start: sweeper.start,
    stop: async () => {
      stopping.abort()
      sweeper.stop()
      const impatience = setTimeout(() => cutting.abort(), graceful)
      await Promise.all([visits.settled(), sendings.settled()])
      await Promise.all(underWay)
      clearTimeout(impatience)
      await Promise.all([visits.settled(), sendings.settled()])
    },
  }
}
