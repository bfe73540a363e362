import { activeWorkspaces } from '../../runtime/workspaces/activity.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import type { Workspaces } from '../../runtime/workspaces/workspaces.ts'
import { isDatabaseAway } from '../database-away.ts'
import type { Log } from '../log.ts'

interface SweeperParts {
  readonly data: Connection
  readonly workspaces: Workspaces
  readonly log: Log
  visit(workspace: string): void
}

interface Sweeper {
  start(): void
  stop(): void
}

/** Work that a killed process left behind, or of which no message came, is seen within one sweep of when it may be taken up. */
const sweepMilliseconds = 1_000

/** Visits the workspaces in use each second, and those that rest when something is due there; first of all every workspace once. */
export function createSweeper({ data, workspaces, log, visit }: SweeperParts): Sweeper {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const sweep = async (list: () => Promise<readonly string[]>): Promise<void> => {
    for (const slug of await list().catch((error: unknown) => none(error, log))) visit(slug)
    if (!isStopped) timer = setTimeout(() => void sweep(() => activeWorkspaces(data)), sweepMilliseconds).unref()
  }
  return {
    // A process that ended long ago may have left work in a workspace that sleeps by now.
    start: () => void sweep(async () => (await workspaces.list()).map(({ slug }) => slug)),
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

function none(error: unknown, log: Log): readonly string[] {
  if (!isDatabaseAway(error)) log.error({ err: error }, 'the workspaces could not be looked through')
  return []
}
