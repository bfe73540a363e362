import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import type { WriteContext } from '../records/change.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { keepActive } from '../workspaces/activity.ts'

/** What is told of why a run was cancelled. */
export const recordDeleted = 'record-deleted'

/**
 * Ends the runs that ask people about records which have just been deleted, and those about the same that have called them: nobody
 * is to decide on what is not there. Within the transaction of the deletion; the runs take it in their next step.
 */
export async function endOnDeletion(runner: Runner, { plan, workspace, person }: Caller, { ids, write }: { readonly ids: readonly string[]; readonly write: WriteContext }): Promise<void> {
  const statement = plan.memo('task:end-on-deletion', () => {
    const schema = sql.identifier(plan.schema)
    const records = input('records', 'uuid[]')
    return compileStatement(sql`with recursive asking as (
        select run as id from ${schema}."_task" where record = any(${records}) and state = 'open' and kind <> 'cc'
        union select up.id from asking join ${schema}."_run" r on r.id = asking.id join ${schema}."_run" up on up.id = r.parent where up.record = any(${records}))
      insert into ${schema}."_inbox" (run, key, row) select id, ${recordDeleted}, ${input('row', 'jsonb')} from asking on conflict (run, key) do nothing returning run`)
  })
  const row = JSON.stringify({ kind: 'cancel', by: write.unattended ? null : person.id, reason: recordDeleted })
  const ended = await runStatement(runner, statement, { records: `{${ids.join(',')}}`, row })
  if (ended.length > 0) await keepActive(workspace.data, workspace.slug)
}
