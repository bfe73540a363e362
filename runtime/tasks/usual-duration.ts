import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import { compileStatement, input, runStatement } from '../storage/statement.ts'

/** Runs that are looked at, the latest. */
const mostRuns = 200

/** Fewer say nothing of what is usual. */
const fewestRuns = 5

/** How many seconds the runs of a flow usually take: the middle one of those that came to an end. Null while there are too few to say. */
export async function usualSeconds({ workspace, plan }: Caller, flow: string): Promise<number | null> {
  const statement = plan.memo('flow:usual-seconds', () =>
    compileStatement(sql`select case when count(*) >= ${fewestRuns}::int then percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at)) end as seconds
      from (select started_at, ended_at from ${sql.identifier(plan.schema)}."_run" where flow = ${input('flow', 'text')} and status = 'completed' order by id desc limit ${mostRuns}::int) latest`),
  )
  const [row] = await runStatement<{ seconds: number | null }>(workspace.data.sql, statement, { flow })
  return row?.seconds == null ? null : Math.round(Number(row.seconds))
}
