import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import type { ObjectPlan } from '../../compile/plan.ts'
import { Refusal } from '../../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'

/**
 * Lets one claim at a time of a person be judged by the limit, until the transaction ends. Taken before any record is
 * locked: two claims that each hold a record never wait for one another's turn.
 */
export async function takeTurn(runner: Runner, { plan, person }: Caller, object: ObjectPlan): Promise<void> {
  if (object.definition.pool?.limit === undefined) return
  const statement = plan.memo('pool:turn', () => compileStatement(sql`select pg_advisory_xact_lock(hashtextextended(${input('turn', 'text')}, 0))`))
  await runStatement(runner, statement, { turn: `${plan.schema}:${object.id}:${person.id}` })
}

/** Refuses `claim-limit` when the caller owns as many living records as the object's pool lets one person hold. */
export async function refuseAboveLimit(runner: Runner, { plan, person }: Caller, object: ObjectPlan): Promise<void> {
  const limit = object.definition.pool?.limit
  if (limit === undefined) return
  const statement = plan.memo(`pool:held:${object.name}`, () =>
    compileStatement(sql`select count(*)::int as held from (select 1 from ${object.table} where owner = ${input('owner', 'uuid')} and deleted_at is null limit ${limit}) h`),
  )
  const [row] = await runStatement<{ held: number }>(runner, statement, { owner: person.id })
  if ((row?.held ?? 0) >= limit) throw new Refusal('claim-limit', { issues: [{ code: 'pool.limit-reached', path: '', params: { limit } }], details: { limit } })
}
