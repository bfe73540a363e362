import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import { expectFlowWork, wakeFlows } from '../work/wake-flows.ts'

/**
 * Lets something be sent again that was given up and for which its run does not wait: its incident ends, and it has all its tries
 * anew. The run may have ended long ago. Refuses `conflict` for what is not open, or is not of this run.
 */
export async function retryEffect(caller: Caller, { id, incident }: { readonly id: string; readonly incident: string }): Promise<void> {
  const { workspace, plan, person } = caller
  await expectFlowWork(workspace)
  const statement = plan.memo('runs:send-again', () => {
    const schema = sql.identifier(plan.schema)
    const now = input('now', 'timestamptz')
    return compileStatement(sql`with mended as (update ${schema}."_incident" set ended_at = ${now}, ended_by = ${input('by', 'uuid')}
        where id = ${input('incident', 'uuid')} and run = ${input('run', 'uuid')} and token = 0 and ended_at is null returning run, params->>'effect' as key)
      update ${schema}."_outbox" o set state = 'open', attempts = 0, next_at = ${now}, problem = null from mended where o.run = mended.run and o.key = mended.key returning o.key`)
  })
  const now = workspace.ports.clock.now().toISOString()
  const rows = await runStatement(workspace.data.sql, statement, { now, by: person.id, incident, run: id })
  if (rows.length === 0) throw new Refusal('conflict', { issues: [{ code: 'run.not-failed', path: '/incident' }] })
  wakeFlows(workspace)
}
