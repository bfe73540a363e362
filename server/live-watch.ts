import { sql } from 'drizzle-orm'
import type { Connection } from '../runtime/storage/connect.ts'
import type { Workspace } from '../runtime/workspaces/workspace.ts'
import type { Workspaces } from '../runtime/workspaces/workspaces.ts'
import type { Log } from './log.ts'

interface LiveWatchParts {
  readonly data: Connection
  readonly workspaces: Pick<Workspaces, 'opened'>
  readonly log: Log
  /** Milliseconds between two looks. */
  readonly every?: number
}

const atOnce = 100

/**
 * Looks every second whether the workspaces that this process has open have moved on, and loads what is live. A
 * message says so sooner, but a message can be lost; a plan that is older than a second cannot stay.
 */
export function watchLive({ data, workspaces, log, every = 1_000 }: LiveWatchParts): { stop(): Promise<void> } {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const look = async (): Promise<void> => {
    const opened = workspaces.opened()
    for (let from = 0; from < opened.length; from += atOnce) {
      await reloadMoved(data, opened.slice(from, from + atOnce)).catch((error: unknown) =>
        log.warn({ err: error }, 'the live releases could not be read'),
      )
    }
  }
  const again = async (): Promise<void> => {
    await look()
    if (!isStopped) timer = setTimeout(() => (looking = again()), every).unref()
  }
  let looking = Promise.resolve()
  timer = setTimeout(() => (looking = again()), every).unref()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await looking
    },
  }
}

/** Asks for all at once: an idle process with many open workspaces makes one small question a second. */
async function reloadMoved({ db }: Connection, opened: readonly Workspace[]): Promise<void> {
  const questions = opened.map(
    ({ slug, tables: { live } }) =>
      sql`select ${slug}::text as slug, ${live.number} as number, ${live.settings} as settings from ${live}`,
  )
  const rows = await db.execute<{ slug: string; number: number; settings: number }>(sql.join(questions, sql` union all `))
  const moved = rows.flatMap(({ slug, number, settings }) => {
    const workspace = opened.find((each) => each.slug === slug)
    const plan = workspace?.plan()
    return workspace && plan && (plan.release !== number || plan.settingsNumber !== settings) ? [workspace] : []
  })
  await Promise.all(moved.map((workspace) => workspace.reload()))
}
