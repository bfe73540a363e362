import { sql } from 'drizzle-orm'
import type { Plan } from '../../compile/plan.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'

/** Runs that a move takes in hand at a time. */
export const batch = 100

/** Ids of the next runs under way by a version, in order. */
export async function liveRuns(runner: Runner, plan: Plan, { flow, version, after }: { readonly flow: string; readonly version: string; readonly after: string | null }): Promise<readonly string[]> {
  const statement = plan.memo('flow:live-runs', () =>
    compileStatement(sql`select id from ${sql.identifier(plan.schema)}."_run" where flow = ${input('flow', 'text')} and version = ${input('version', 'uuid')}
      and status in ('running', 'suspended') and (${input('after', 'uuid')} is null or id > ${input('after', 'uuid')}) order by id limit ${batch}::int`),
  )
  const rows = await runStatement<{ id: string }>(runner, statement, { flow, version, after })
  return rows.map(({ id }) => id)
}
