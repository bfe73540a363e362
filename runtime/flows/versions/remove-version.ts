import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import { flowIdOf } from '../runs/flow-id.ts'
import { waitsToStart } from './list-versions.ts'
import type { NumberedVersion } from './version-pair.ts'

/**
 * Removes a version by which nothing goes and nothing went. Refuses `not-found`, and `conflict` for the newest, which starts go by, and for
 * one with runs, also ended ones: they are read by it.
 */
export async function removeVersion({ workspace, plan }: Caller, { flow: name, number }: NumberedVersion): Promise<void> {
  const flow = flowIdOf(plan, name)
  if (flow === undefined) throw new Refusal('not-found')
  const statement = plan.memo('flow:remove-version', () => {
    const schema = sql`${sql.identifier(plan.schema)}`
    return compileStatement(sql`with found as (select v.id, v.number < (select max(number) from ${schema}."_flow_version" where flow = v.flow)
          and not exists (select from ${schema}."_run" r where r.flow = v.flow and r.version = v.id)
          and not exists (select from ${schema}."_task" t where t.version = v.id) and not ${waitsToStart(schema)} as free
        from ${schema}."_flow_version" v where v.flow = ${input('flow', 'text')} and v.number = ${input('number', 'int')}),
      removed as (delete from ${schema}."_flow_version" where id in (select id from found where free))
      select free from found`)
  })
  const [found] = await runStatement<{ free: boolean }>(workspace.data.sql, statement, { flow, number })
  if (!found) throw new Refusal('not-found')
  if (!found.free) throw new Refusal('conflict', { issues: [{ code: 'flow.version-in-use', path: '' }] })
}
