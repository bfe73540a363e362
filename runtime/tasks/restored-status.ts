import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import type { Caller } from '../caller.ts'
import { causeWithin } from '../flows/runs/cause-within.ts'
import { callerOfFlow } from '../flows/step/flow-caller.ts'
import { flowOfVersion } from '../flows/versions/flow-of-version.ts'
import type { Cause, WriteContext } from '../records/change.ts'
import { compileStatement, input, runStatement } from '../storage/statement.ts'
import { recordDeleted } from './end-on-deletion.ts'
import { writeStatus } from './write-status.ts'

interface EndedRun {
  readonly flow: string
  readonly record: string
  readonly version: string
  readonly cause: Cause
}

/** Records that come back say that nobody is asked about them any more: the runs that their deletion has ended stay ended. */
export async function restoredStatus(runner: TransactionSql, caller: Caller, { ids, write }: { readonly ids: readonly string[]; readonly write: WriteContext }): Promise<void> {
  const { plan, workspace, person } = caller
  const statement = plan.memo('task:restored-status', () => {
    const schema = sql.identifier(plan.schema)
    return compileStatement(sql`select r.flow, r.record, r.version, r.cause from (
        select distinct on (record, flow) id, flow, record, version, cause, status from ${schema}."_run"
        where record = any(${input('records', 'uuid[]')}) order by record, flow, started_at desc, id desc) r
      where r.status = 'cancelled' and exists (select from ${schema}."_history" h where h.run = r.id and h.kind = 'cancelled' and h.data->>'reason' = ${recordDeleted})`)
  })
  for (const ended of await runStatement<EndedRun>(runner, statement, { records: `{${ids.join(',')}}` })) {
    const flow = await flowOfVersion(workspace.data.sql, plan, ended.version)
    const about = { flow, record: ended.record, status: 'withdrawn', write: { now: write.now, cause: causeWithin(ended) } } as const
    await writeStatus(runner, callerOfFlow(workspace, plan, { flow, person }), about)
  }
}
