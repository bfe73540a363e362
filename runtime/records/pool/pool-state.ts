import { sql } from 'drizzle-orm'
import type { PoolState } from '../../../schemas/api/pool.ts'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import { type Gate, gateTo } from '../gate.ts'
import { storedRecord } from '../stored-record.ts'
import { returnOf } from './idle-records.ts'
import { mayGiveBack } from './give-back.ts'

/**
 * Where a record stands between its owner and the pool, and what the caller may do about it. Refuses `not-found` for a
 * record that the caller may not read, and for an object without a pool.
 */
export async function poolState(caller: Caller, { objectName, id }: { objectName: string; id: string }): Promise<PoolState> {
  const gate = gateTo(caller, objectName, 'read')
  const { object, access } = gate
  const { pool } = object.definition
  if (!pool) throw new Refusal('not-found')
  const stored = await storedRecord(caller.workspace.data.sql, caller, { gate, id })
  const { owner } = stored
  const days = pool.returnAfterDays
  const now = caller.workspace.ports.clock.now()
  const returnsAt = owner === null || days === undefined ? null : await returnOf(caller.workspace.data.sql, { plan: caller.plan, object, days, now }, id)
  return {
    since: owner === null ? await ownerlessSince(caller, gate, id) : null,
    returnsAt: returnsAt && returnsAt.toISOString(),
    canClaim: owner === null && access.claim,
    canGiveBack: owner !== null && mayGiveBack(caller, gate, stored),
  }
}

/** When its owner was taken from it, as its history says; else it never had one. */
async function ownerlessSince({ plan, workspace }: Caller, { object }: Gate, id: string): Promise<string> {
  const statement = plan.memo(`pool:since:${object.name}`, () =>
    compileStatement(sql`select coalesce((select c.at from ${sql.identifier(plan.schema)}."_change" c
        where c.record = t.id and c.object = ${object.id} and c.changed ? 'owner' order by c.seq desc limit 1), t.created_at) as at
      from ${object.table} t where t.id = ${input('id', 'uuid')}`),
  )
  const [row] = await runStatement<{ at: string }>(workspace.data.sql, statement, { id })
  if (!row) throw new Refusal('not-found')
  return isoMoment(row.at)
}
