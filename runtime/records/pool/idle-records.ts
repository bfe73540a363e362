import { sql, type SQL } from 'drizzle-orm'
import type { ObjectPlan, Plan } from '../../compile/plan.ts'
import { columnOf, compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { isoMoment } from '../../storage/moment.ts'

/** An object whose records go back by themselves, asked at one moment. */
export interface Looking {
  readonly plan: Plan
  readonly object: ObjectPlan
  readonly days: number
  readonly now: Date
}

/** An owned record on which nobody has worked for long. */
export interface IdleRecord {
  readonly id: string
  readonly version: number
  readonly owner: string
  readonly title: string | null
  /** When it was last changed or commented on, as Postgres prints it: compared, never computed with. */
  readonly since: string
}

/** Records whose owner is to be told that they go back a day later; the first few. */
export const recordsToTell = (runner: Runner, looking: Looking, limit: number): Promise<IdleRecord[]> =>
  ask(runner, looking, { key: 'tell', limit, where: sql`n.record is null and i.since <= ${now} - ${daysOf(looking.days - 1)}` })

/** Records whose owner was told a day ago and that go back now; the first few, or the one with an id if it is among them. */
export const recordsToReturn = (runner: Runner, looking: Looking, { limit, id }: { limit: number; id?: string }): Promise<IdleRecord[]> =>
  ask(runner, looking, {
    key: id === undefined ? 'return' : 'return:one',
    limit,
    ...(id !== undefined && { id }),
    where: sql`not n.kept and n.at <= ${now} - ${daysOf(1)} and i.since <= ${now} - ${daysOf(looking.days)}${id === undefined ? sql`` : sql` and i.id = ${input('id', 'uuid')}`}`,
  })

interface Question {
  readonly key: string
  readonly where: SQL
  readonly limit: number
  readonly id?: string
}

function ask(runner: Runner, looking: Looking, { key, where, limit, id }: Question): Promise<IdleRecord[]> {
  const { plan, object } = looking
  const statement = plan.memo(`pool:${key}:${object.name}`, () =>
    compileStatement(sql`${idleRecords(looking)} select i.id, i.version, i.owner, i.title, i.since::text as since from idle i ${withNotice} where ${where} order by i.id limit ${input('limit', 'int')}`),
  )
  return runStatement<IdleRecord>(runner, statement, { now: looking.now.toISOString(), limit, ...(id !== undefined && { id }) })
}

/** When the next record is to be told of or goes back; null where none will before somebody owns one anew. */
export async function nextReturn(runner: Runner, looking: Looking): Promise<Date | null> {
  const { plan, object, days } = looking
  const statement = plan.memo(`pool:next:${object.name}`, () =>
    compileStatement(sql`${idleRecords(looking)} select least(
        min(i.since + ${daysOf(days - 1)}) filter (where n.record is null),
        min(greatest(n.at + ${daysOf(1)}, i.since + ${daysOf(days)})) filter (where not n.kept)) as at
      from idle i ${withNotice}`),
  )
  const [row] = await runStatement<{ at: string | null }>(runner, statement)
  return row?.at ? new Date(isoMoment(row.at)) : null
}

/** When a record goes back if nobody works on it; null for one that does not. */
export async function returnOf(runner: Runner, looking: Looking, id: string): Promise<Date | null> {
  const { plan, object, days } = looking
  const statement = plan.memo(`pool:returns:${object.name}`, () =>
    compileStatement(sql`${idleRecords(looking)} select greatest(i.since + ${daysOf(days)}, coalesce(n.at, ${now}) + ${daysOf(1)}) as at
      from idle i ${withNotice} where i.id = ${input('id', 'uuid')} and not coalesce(n.kept, false)`),
  )
  const [row] = await runStatement<{ at: string }>(runner, statement, { id, now: looking.now.toISOString() })
  return row ? new Date(isoMoment(row.at)) : null
}

const now = input('now', 'timestamptz')

/** Of 24 hours each: whether a record is due must not depend on a zone. */
const daysOf = (days: number): SQL => sql`make_interval(hours => ${days * 24}::int)`

/** Living records with an owner, and since when nobody has changed them or commented on them. */
const idleRecords = ({ plan, object }: Looking): SQL => sql`
  with idle as (
    select t.id, t.version, t.owner, ${columnOf('t', object.title.name)}::text as title, greatest(t.updated_at, c.at) as since
    from ${object.table} t
    left join (select record, max(greatest(at, edited_at)) as at from ${sql.identifier(plan.schema)}."_comment" where object = ${object.id} group by record) c on c.record = t.id
    where t.deleted_at is null and t.owner is not null), told as (select * from ${sql.identifier(plan.schema)}."_pool_notice" where object = ${object.id})`

/** What was told while the record was as idle as now, and its owner the same. */
const withNotice = sql`left join told n on n.record = i.id and n.owner = i.owner and n.idle_since = i.since`
