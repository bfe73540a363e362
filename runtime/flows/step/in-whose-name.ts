import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { accessOf } from '../../roles/access.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import type { FlowPlan } from './flow-caller.ts'

/**
 * Who does to records, and says of them, what a flow's steps say: the flow itself or, where it acts for whoever started the run,
 * that person with the rights of this moment. Refuses `forbidden` where nobody did, or nobody who still works here.
 */
export async function inWhoseName(runner: Runner, caller: Caller, { flow, startedBy }: { readonly flow: FlowPlan; readonly startedBy: string | null }): Promise<Caller> {
  if (flow.definition.principal !== 'person') return caller
  const { plan } = caller
  const statement = plan.memo('flow:roles-of-starter', () =>
    compileStatement(sql`select coalesce((select jsonb_agg(role) from ${sql.identifier(plan.schema)}."_person_role" where person = p.id), '[]') as roles
      from ${sql.identifier(plan.schema)}."_person" p where p.id = ${input('person', 'uuid')} and p.active`),
  )
  const [row] = startedBy === null ? [] : await runStatement<{ roles: readonly string[] }>(runner, statement, { person: startedBy })
  if (!row) throw new Refusal('forbidden')
  return { ...caller, access: accessOf(plan, row.roles) }
}
