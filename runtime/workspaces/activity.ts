import type { Connection } from '../storage/connect.ts'

/** For so long a workspace in which something was begun is looked at each second. */
const activeSeconds = 30

/**
 * Says that a workspace has, or is about to have, work that must not be forgotten: every process looks after it until
 * `restUntil` is told that nothing is left. Called before the work is written, so a crash in between loses nothing.
 */
export async function keepActive(data: Connection, slug: string): Promise<void> {
  await data.sql`insert into tessera.workspace_activity (workspace, active_until, next_due)
    values (${slug}, now() + make_interval(secs => ${activeSeconds}), now() + make_interval(secs => ${activeSeconds}))
    on conflict (workspace) do update set active_until = excluded.active_until, next_due = least(workspace_activity.next_due, excluded.next_due)`
}

/** Lets a workspace rest in which nothing is left to do before `due`; it stays active for as long as something was begun a moment ago. */
export async function restUntil(data: Connection, slug: string, due: Date | null): Promise<void> {
  await data.sql`update tessera.workspace_activity set next_due = ${due && due.toISOString()}
    where workspace = ${slug} and active_until < now() and next_due is distinct from ${due && due.toISOString()}`
}

/** The workspaces to look at now: those in use, and those where something is due. */
export async function activeWorkspaces(data: Connection): Promise<readonly string[]> {
  const rows = await data.sql<{ workspace: string }[]>`select workspace from tessera.workspace_activity where active_until > now() or next_due <= now()`
  return rows.map(({ workspace }) => workspace)
}
