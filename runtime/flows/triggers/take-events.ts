import { sql } from 'drizzle-orm'
import type { Cause, Changed } from '../../records/change.ts'
import type { Plan } from '../../compile/plan.ts'
import { compileStatement, type Runner, runStatement, type Statement } from '../../storage/statement.ts'

/** A change that may start flows. */
export interface RecordEvent {
  readonly seq: number
  readonly at: string
  readonly release: number
  readonly actor: string | null
  readonly cause: Cause
  /** Id of the object. */
  readonly object: string
  readonly record: string
  readonly op: string
  readonly changed: Changed
  readonly bulk: { readonly job?: string } | null
  /** The entry stands for many records that were made at once, of which this is one. */
  readonly isShared: boolean
}

interface TakenRow extends Omit<RecordEvent, 'seq' | 'record' | 'isShared'> {
  readonly seq: string
  /** Null: the entry stands for many records, which come by themselves now. */
  readonly record: string | null
  readonly changed_record: string | null
}

/** Records whose events are taken at once, and the events of them. */
const batch = { records: 200, events: 1_000 }

/**
 * Takes events out of the queue, within a transaction that does what they ask for: rolled back, they are there again. Events
 * of one record are taken in their order: while somebody has the first of them, nobody gets the next.
 */
export async function takeEvents(runner: Runner, plan: Plan): Promise<{ readonly events: readonly RecordEvent[]; readonly taken: number }> {
  const rows = await runStatement<TakenRow>(runner, statementFor(plan))
  for (const row of rows) if (row.record === null) await expand(runner, plan, row)
  const events = rows.flatMap(({ record, changed_record, ...row }): RecordEvent[] => (record === null ? [] : [{ ...row, record, seq: Number(row.seq), isShared: changed_record === null }]))
  return { events, taken: rows.length }
}

const statementFor = (plan: Plan): Statement =>
  plan.memo('flows:take-events', () => {
    const schema = sql.identifier(plan.schema)
    return compileStatement(sql`with heads as materialized (
        select change, record from ${schema}."_event" e
        where e.record is null or not exists (select from ${schema}."_event" sooner where (sooner.record = e.record or sooner.record is null) and sooner.change < e.change)
        order by change limit ${batch.records}::int for update skip locked),
      taken as (delete from ${schema}."_event" e using (
          select change, record from heads
          union select next.change, next.record from heads join ${schema}."_event" next on next.record = heads.record
          order by 1 limit ${batch.events}::int) of
        where e.change = of.change and e.record is not distinct from of.record returning e.change, e.record)
      select c.seq, c.at, c.release, c.actor, c.cause, c.object, t.record, c.record as changed_record, c.op, c.changed, c.bulk
      from taken t join ${schema}."_change" c on c.seq = t.change order by c.seq, t.record`)
  })

/** Puts an event for each of many records in the place of the one for all. */
async function expand(runner: Runner, plan: Plan, { seq, object: id, bulk }: TakenRow): Promise<void> {
  const object = plan.objectsById.get(id)
  // An entry of many creations names the range of their ids.
  const range = bulk as { readonly first?: string; readonly last?: string } | null
  if (!object || range?.first === undefined || range.last === undefined) return
  await runStatement(
    runner,
    compileStatement(sql`insert into ${sql.identifier(plan.schema)}."_event" (change, record)
      select ${seq}::bigint, id from ${object.table} where id between ${range.first}::uuid and ${range.last}::uuid`),
  )
}
