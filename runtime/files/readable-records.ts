import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { idList } from '../records/delete.ts'
import { callerInputs } from '../records/query/moment.ts'
import { andReached } from '../records/reach-condition.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'

/** Those of an object's records that the caller may read, the recycle bin included. */
export async function readableRecords(runner: Runner, caller: Caller, { object, ids }: { object: ObjectPlan; ids: readonly string[] }): Promise<ReadonlySet<string>> {
  const { read } = caller.access.object(object.name)
  if (!read) return new Set()
  const statement = caller.plan.memo(`files:records:${object.name}:${caller.access.key}`, () =>
    compileStatement(sql`select t.id from ${object.table} t where t.id = any(${input('ids', 'uuid[]')})${andReached(caller, read, { object, alias: 't' })}`),
  )
  const rows = await runStatement<{ id: string }>(runner, statement, { ids: idList([...new Set(ids)]), ...callerInputs(caller) })
  return new Set(rows.map(({ id }) => id))
}
