import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import type { ObjectPlan } from '../../compile/plan.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'

/** Records that are gone through at once. */
export const batch = 1_000

/** What is planned for a flow: when there is something to do, and how far it has been done. */
export interface DueRow {
  readonly flow: string
  readonly next_at: string
  readonly occurrence: string | null
  readonly after: string | null
}

/** Where a flow's row goes next. */
export interface Moved {
  readonly next: string | null
  readonly occurrence: string | null
  readonly after: string | null
}

/** The ids of the next records of an object, in order. */
export async function nextRecords(runner: Runner, { plan }: Caller, { object, after }: { readonly object: ObjectPlan; readonly after: string | null }): Promise<readonly string[]> {
  const statement = plan.memo(`flows:next-records:${object.name}`, () =>
    compileStatement(sql`select id from ${object.table} where deleted_at is null and id > coalesce(${input('after', 'uuid')}, '00000000-0000-0000-0000-000000000000') order by id limit ${batch}::int`),
  )
  const rows = await runStatement<{ id: string }>(runner, statement, { after })
  return rows.map(({ id }) => id)
}
