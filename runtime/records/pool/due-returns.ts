import { sql } from 'drizzle-orm'
import { jobTable } from '../../jobs/job-row.ts'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { uuid7 } from '../uuid7.ts'

/** The kind of jobs that `beginDueReturns` makes. */
export const returnJob = 'pool-return'

/** Milliseconds between two looks at one object: whoever works on it keeps a record, so an hour is soon enough. */
export const soonest = 3_600_000

/**
 * Makes a job for the objects whose pools are due for a look, one job at a time a workspace. A job that fails is
 * followed by another an hour later. Answers whether it made one.
 */
export async function beginDueReturns({ schema, data, ports }: Workspace): Promise<boolean> {
  const now = ports.clock.now()
  const job = jobTable(schema)
  const rows = await runStatement(
    data.sql,
    compileStatement(sql`with due as (
        update ${sql.identifier(schema)}."_pool_check" set next_at = ${new Date(now.getTime() + soonest).toISOString()}::timestamptz
        where next_at <= ${now.toISOString()}::timestamptz and not exists (select 1 from ${job} where kind = ${returnJob} and state in ('queued', 'running'))
        returning object)
      insert into ${job} (id, kind, input) select ${uuid7(now.getTime())}::uuid, ${returnJob}, jsonb_build_object('objects', jsonb_agg(object order by object))
      from due having count(*) > 0 returning id`),
  )
  return rows.length > 0
}
