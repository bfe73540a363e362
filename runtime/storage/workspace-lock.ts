import { sql } from 'drizzle-orm'
import type { Database } from './connect.ts'

// Advisory locks with two numbers: ours, and one made from the schema's name. Two workspaces that share it only wait.
const workspaceLock = 7_350_002

/** Lets one unit of work at a time change a workspace's draft or release, until its transaction ends. */
export const lockWorkspace = (tx: Pick<Database, 'execute'>, schema: string): PromiseLike<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(${workspaceLock}::int, hashtext(${schema}))`)
