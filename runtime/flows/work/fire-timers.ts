import { sql } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import type { Duty } from './duty.ts'

/** Timers that one statement takes. */
const batch = 500

/**
 * Tells runs of timers that are due. A timer goes with the row that tells of it, in one commit; that row's key is the timer and its
 * moment, so however many workers look, each is told of once.
 */
export const fireTimers: Duty = async ({ schema, data, ports }) => {
  const [row] = await runStatement<{ fired: number }>(data.sql, statementFor(schema), { now: ports.clock.now().toISOString() })
  return row?.fired ?? 0
}

const statementFor = perSchema((name) => {
  const table = (of: string) => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  return compileStatement(sql`with due as (
      select run, wait, key, due_at from ${table('_timer')} where due_at <= ${input('now', 'timestamptz')} order by due_at limit ${batch}::int for update skip locked),
    fired as (delete from ${table('_timer')} t using due where t.run = due.run and t.wait = due.wait and t.key = due.key returning due.*),
    told as (insert into ${table('_inbox')} (run, key, row)
      select run, 'timer.' || wait || '.' || key || '.' || to_char(due_at at time zone 'UTC', 'YYYYMMDDHH24MISSMS'),
        jsonb_build_object('kind', 'wait', 'wait', wait, 'event', jsonb_build_object('kind', 'timer', 'key', key)) from fired
      on conflict (run, key) do nothing)
    select count(*)::int as fired from fired`)
})
