import { sql } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { linkOf, often, type Underway } from './admission.ts'
import type { Start } from './start.ts'

interface UnderwayRow {
  readonly flow: string
  readonly record: string
  readonly live: Underway['live']
  readonly recent: number
  readonly awaited: boolean
  readonly held: boolean
}

/**
 * What is under way of the flows for the records that are to start, by `linkOf`. Until the transaction ends nobody else decides
 * about the same flows and records: two starts that came at once are admitted one after the other.
 */
export async function readUnderway(runner: Runner, schema: string, { starts, now }: { readonly starts: readonly Pick<Start, 'flow' | 'record'>[]; readonly now: Date }): Promise<Map<string, Underway>> {
  const asked = new Map(starts.flatMap(({ flow, record }) => (record === null ? [] : [[linkOf(flow, record), { flow, record }] as const])))
  if (asked.size === 0) return new Map()
  const pairs = JSON.stringify([...asked.values()])
  const { locking, reading } = statementsFor(schema)
  const since = new Date(now.getTime() - often.minutes * 60_000).toISOString()
  // One behind the other in one round trip, and read after the locks are held: what others have decided is in it.
  const [, rows] = await Promise.all([runStatement(runner, locking, { pairs }), runStatement<UnderwayRow>(runner, reading, { pairs, since })])
  return new Map(rows.map(({ flow, record, awaited: isAwaited, held: isHeld, ...row }) => [linkOf(flow, record), { ...row, isAwaited, isHeld }]))
}

const statementsFor = perSchema((name) => {
  const schema = sql.identifier(name)
  const pairs = sql`jsonb_to_recordset(${sql.placeholder('pairs')}::text::jsonb) as x(flow text, record uuid)`
  return {
    // In one order, so that two of us cannot wait for each other.
    locking: compileStatement(sql`select pg_advisory_xact_lock(key) from (select hashtextextended(${name} || flow || record, 0) as key from ${pairs} order by 1) keys`),
    // The runs of a record are few, those of a flow are many: the subquery with its offset is looked up by the record alone.
    reading: compileStatement(sql`select x.flow, x.record, coalesce(found.live, '[]') as live, found.recent,
      exists (select from ${schema}."_start" s where s.flow = x.flow and s.record = x.record) as awaited,
      coalesce(found.suspended and exists (
        select from ${schema}."_incident" i join ${schema}."_run" r on r.id = i.run
        where r.record = x.record and r.flow = x.flow and r.status = 'suspended' and i.code = 'run.too-many-starts' and i.ended_at is null), false) as held
      from ${pairs}, lateral (
        select jsonb_agg(jsonb_build_object('id', r.id, 'ready', r.ready)) filter (where r.status in ('running', 'suspended')) as live,
          count(*) filter (where r.started_at > ${input('since', 'timestamptz')})::int as recent, bool_or(r.status = 'suspended') as suspended
        from (select id, flow, status, ready, started_at from ${schema}."_run" where record = x.record offset 0) r where r.flow = x.flow) found`),
  }
})
