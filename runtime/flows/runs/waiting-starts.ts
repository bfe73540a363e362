import { sql } from 'drizzle-orm'
import { uuid7 } from '../../records/uuid7.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { isWritten } from './batch-starts.ts'
import { insertRuns } from './insert-runs.ts'
import type { Start } from './start.ts'

/** A start that waits until the runs for its record have ended or have come to rest, or until the import that it sums up has. */
export interface WaitingStart extends Omit<Start, 'overlap' | 'restarts' | 'isUnordered' | 'reentry'> {
  readonly until: 'end' | 'rest' | 'import'
}

interface Waiting {
  /** Starts of one flow and record; `isOnly`: they take the place of those that were stored before. */
  readonly waiting: readonly { readonly starts: readonly WaitingStart[]; readonly isOnly: boolean }[]
  readonly now: Date
}

/** Stores starts that wait. Each waits behind those that were stored before for its flow and record. */
export async function storeWaiting(runner: Runner, schema: string, { waiting, now }: Waiting): Promise<void> {
  const { removing, storing } = statementsFor(schema)
  const replaced = waiting.flatMap(({ starts: [first], isOnly }) => (isOnly && first ? [{ flow: first.flow, record: first.record }] : []))
  if (replaced.length > 0) await runStatement(runner, removing, { replaced: JSON.stringify(replaced) })
  const starts = waiting.flatMap(({ starts: each }) => each).map(({ startedBy, vars = {}, given = null, ...start }, place) => ({ ...start, vars, old: given, started_by: startedBy, place }))
  if (starts.length > 0) await runStatement(runner, storing, { starts: JSON.stringify(starts), now: now.toISOString() })
}

/** Begins starts that need wait no longer, the first of each flow and record; answers how many. */
export async function beginWaiting(runner: Runner, schema: string, now: Date): Promise<number> {
  const rows = await runStatement<Omit<WaitingStart, 'startedBy' | 'given'> & { started_by: string | null; old: NonNullable<WaitingStart['given']> | null }>(runner, statementsFor(schema).taking)
  await insertRuns(runner, schema, { runs: rows.map(({ started_by: startedBy, old, ...start }) => ({ ...start, ...(old && { given: old }), startedBy, id: uuid7(now.getTime()) })), now })
  return rows.length
}

/** Starts that are taken at once. */
const batch = 100

const statementsFor = perSchema((name) => {
  const schema = sql.identifier(name)
  const columns = sql`flow, version, node, object, record, occasion, started_by, cause, vars, old, "until"`
  return {
    removing: compileStatement(sql`delete from ${schema}."_start" s using jsonb_to_recordset(${sql.placeholder('replaced')}::text::jsonb) as x(flow text, record uuid)
      where s.flow = x.flow and s.record = x.record`),
    storing: compileStatement(sql`insert into ${schema}."_start" (${columns}, at) select ${columns}, ${input('now', 'timestamptz')}
      from jsonb_to_recordset(${sql.placeholder('starts')}::text::jsonb) as x(flow text, version uuid, node text, object text, record uuid, occasion text, started_by uuid, cause jsonb, vars jsonb, old jsonb, "until" text, place int) order by place
      on conflict (flow, occasion) do nothing`),
    taking: compileStatement(sql`with free as materialized (select seq from ${schema}."_start" s
        where not exists (select from ${schema}."_start" sooner where sooner.flow = s.flow and sooner.record = s.record and sooner.seq < s.seq)
          and (s."until" <> 'import' or ${isWritten(name)})
          and not exists (select from ${schema}."_run" r where r.record = s.record and r.flow = s.flow and r.status in ('running', 'suspended') and (s."until" = 'end' or r.ready))
        order by s.seq limit ${batch}::int for update skip locked)
      delete from ${schema}."_start" s using free where s.seq = free.seq returning s.flow, s.version, s.node, s.object, s.record, s.occasion, s.started_by, s.cause, s.vars, s.old, s."until"`),
  }
})
