import type { Workspaces } from '../runtime/workspaces/workspaces.ts'
import { isDatabaseAway } from './database-away.ts'
import type { Log } from './log.ts'

interface MigratingParts {
  readonly workspaces: Pick<Workspaces, 'pending' | 'migrate'>
  readonly log: Log
  /** Called for each workspace that can be opened now. */
  readonly migrated: (workspace: string) => void
  /** Milliseconds between two looks. */
  readonly every?: number
}

/**
 * Migrates workspaces of earlier versions in the background, one after the other; until its turn has come, a workspace
 * is answered 503. Looks again and again, for what failed may pass the next time, and a process of the earlier version
 * that still runs beside this one may make another workspace.
 */
export function startMigrating({ workspaces, log, migrated, every = 10_000 }: MigratingParts): { stop(): Promise<void> } {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const migrate = async (slug: string): Promise<void> => {
    if (isStopped) return
    try {
      await workspaces.migrate(slug)
      log.info({ workspace: slug }, 'a workspace was migrated')
      migrated(slug)
    } catch (error) {
      log[isDatabaseAway(error) ? 'warn' : 'error']({ err: error, workspace: slug }, 'a workspace could not be migrated yet')
    }
  }
  const look = async (): Promise<void> => {
    for (const slug of await workspaces.pending()) await migrate(slug)
  }
  const again = async (): Promise<void> => {
    await look().catch((error: unknown) => log.warn({ err: error }, 'the workspaces to migrate could not be read'))
    if (!isStopped) timer = setTimeout(() => (looking = again()), every).unref()
  }
  let looking = again()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await looking
    },
  }
}
