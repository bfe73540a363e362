import { sql, type SQL } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement, type Statement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import type { Duty } from './duty.ts'

/** Rows that one statement takes away. */
const batch = 5_000

/** Hours after the end of a run for which what it was told and sent can still be looked up. */
const keptFor = 24

/** Milliseconds between two looks of a process at a workspace. */
const pause = 3_600_000

const clearedAt = new WeakMap<Workspace, number>()

/**
 * Takes away what runs that have ended were told and have sent: their history says it, too, and letters are long. What could not
 * be sent stays for an administrator to see. Of hosts it is forgotten that they were called when that says nothing any more.
 */
export const clearAway: Duty = async (workspace) => {
  const { data, schema, ports } = workspace
  const now = ports.clock.now()
  if (now.getTime() - (clearedAt.get(workspace) ?? -Infinity) < pause) return 0
  let count = 0
  for (const statement of statementsFor(schema)) count += (await runStatement(data.sql, statement, { now: now.toISOString() })).length
  // Where something was left the next round goes on with it.
  if (count === 0) clearedAt.set(workspace, now.getTime())
  return count
}

const statementsFor = perSchema((name): readonly Statement[] => {
  const table = (of: string): SQL => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const cleared = (of: string, isDone: SQL): Statement =>
    compileStatement(sql`delete from ${table(of)} where ctid in (
        select x.ctid from ${table(of)} x join ${table('_run')} r on r.id = x.run
        where ${isDone} and r.ended_at < ${input('now', 'timestamptz')} - make_interval(hours => ${keptFor}::int) limit ${batch}::int)
      returning 1`)
  // Addresses are made of what records hold: hosts have no end.
  const uncalled = compileStatement(sql`delete from ${table('_destination')} d where not exists (select from unnest(d.begun) at where at > ${input('now', 'timestamptz')} - interval '1 minute') returning 1`)
  return [cleared('_inbox', sql`x.taken_at is not null`), cleared('_outbox', sql`x.state in ('done', 'cancelled')`), uncalled]
})
