import { sql, type SQL } from 'drizzle-orm'
import type { Policy, PlanCheck } from '../../schemas/api/publish-plan.ts'
import { fieldTypeOf } from '../../schemas/fields/field.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { Database } from '../storage/connect.ts'
import { columnOf } from '../storage/statement.ts'
import type { Demand } from './demands.ts'
import type { StoredTables } from './stored-tables.ts'

/** A check as the plan shows it; whoever answers a person adds the text. */
export type PlannedCheck = Omit<PlanCheck, 'message'>

export type ChosenPolicies = Readonly<Record<string, Policy>>

const shown = 50

/** Asks the stored records what they say to each demand. Only records that the publisher may read are named. */
export async function planChecks(
  caller: Caller,
  { demands, stored, policies }: { demands: readonly Demand[]; stored: StoredTables; policies: ChosenPolicies },
): Promise<readonly PlannedCheck[]> {
  const checks: PlannedCheck[] = []
  for (const demand of demands) {
    const failing = failingRows(demand, stored, caller.workspace.schema)
    if (failing) checks.push(await planCheck(caller, { demand, failing, stored, policies }))
  }
  return checks
}

/** How many records break a demand now; for the switch, which asks again when nobody can write any more. */
export async function countFailing(
  database: Pick<Database, 'execute'>,
  schema: string,
  { demand, stored }: { demand: Demand; stored: StoredTables },
): Promise<number> {
  const failing = failingRows(demand, stored, schema)
  if (!failing) return 0
  const [row] = await database.execute<{ failing: number }>(
    sql`select count(*)::int as failing from ${failing.from} where ${failing.where}`,
  )
  return row?.failing ?? 0
}

/** Faults in the choice of policies. */
export const policyIssues = (checks: readonly PlannedCheck[], policies: ChosenPolicies): readonly Issue[] =>
  Object.entries(policies).flatMap(([cause, policy]) => {
    const check = checks.find((each) => each.cause === cause)
    return check?.policies.includes(policy)
      ? []
      : [{ code: 'publish.no-such-policy', path: `/policies/${cause}`, params: { policy } }]
  })

interface FailingRows {
  readonly from: SQL
  readonly where: SQL
  /** The records outside the recycle bin, which are those that people hear of. */
  readonly living: SQL
}

/** The stored records that break a demand; undefined for an object that has no records yet. */
function failingRows(
  { asks, object, fields, value, decimals, target }: Demand,
  stored: StoredTables,
  schema: string,
): FailingRows | undefined {
  const table = stored.table(object.id)
  if (table === undefined) return undefined
  const from = sql`${sql.identifier(schema)}.${sql.identifier(table)} as record`
  const living = sql`record.deleted_at is null`
  const columns = fields.flatMap(({ id }) => {
    const column = stored.column(object.id, id)
    return column === undefined ? [] : [columnOf('record', column)]
  })
  const [column] = columns
  // A field that is added has no column yet, so every record lacks what it asks.
  if (column === undefined || columns.length < fields.length)
    return asks === 'required' ? { from, where: living, living } : undefined
  switch (asks) {
    case 'required':
      return { from, living, where: sql`${living} and ${column} is null` }
    case 'option':
      return { from, living, where: sql`${living} and ${holdsSeveral(fields) ? sql`${value} = any(${column})` : sql`${column} = ${value}`}` }
    case 'decimals':
      return { from, living, where: sql`${living} and scale(trim_scale(${column})) > ${decimals}` }
    case 'link':
      return { from, living, where: sql`${column} is not null${lostOnly(target, { column, stored, schema })}` }
    case 'unique': {
      const key = sql.join(columns, sql`, `)
      const filled = sql.join(
        columns.map((each) => sql`${each} is not null`),
        sql` and `,
      )
      const repeated = sql`select ${key} from ${from} where ${living} and ${filled} group by ${key} having count(*) > 1`
      return { from, living, where: sql`${living} and (${key}) in (${repeated})` }
    }
  }
}

const holdsSeveral = ([field]: Demand['fields']): boolean => field !== undefined && fieldTypeOf(field).holds === 'list'

/** Of links out of the trash only those whose record is not there are in the way. */
function lostOnly(
  target: string | undefined,
  { column, stored, schema }: { column: SQL; stored: StoredTables; schema: string },
): SQL {
  const table = target === 'person' ? '_person' : target && stored.table(target)
  if (!table) return sql``
  return sql` and not exists (select from ${sql.identifier(schema)}.${sql.identifier(table)} as target where target.id = ${column})`
}

interface Checking {
  readonly demand: Demand
  readonly failing: FailingRows
  readonly stored: StoredTables
  readonly policies: ChosenPolicies
}

async function planCheck(
  caller: Caller,
  { demand, failing: { from, where, living }, stored, policies }: Checking,
): Promise<PlannedCheck> {
  const { db } = caller.workspace.data
  const readable = readableRows(caller, demand, stored)
  const [counts] = await db.execute<{ checked: number; failing: number; readable: number }>(sql`
    select count(*) filter (where ${living})::int as checked, count(*) filter (where ${where})::int as failing,
      count(*) filter (where (${where}) and ${readable.where})::int as readable from ${from}`)
  const { checked = 0, failing = 0, readable: named = 0 } = counts ?? {}
  const first = await db.execute<{ id: string; title: string }>(sql`
    select record.id, ${readable.title} as title from ${from} where (${where}) and ${readable.where} order by record.id limit ${shown}`)
  return {
    cause: demand.cause,
    code: demand.asks,
    params: { ...demand.params, failing },
    checked,
    failing,
    first: first.map(({ id, title }) => ({ object: stored.live(demand.object.id)?.name ?? demand.object.name, id, title })),
    unreadable: failing - named,
    policies: [...demand.policies],
    policy: policies[demand.cause] ?? demand.policies[0] ?? 'block',
  }
}

/** Which records, and what of them, the publisher may see: none where the fields in question may not be read. */
function readableRows(
  { access, person }: Caller,
  { object, fields }: Demand,
  stored: StoredTables,
): { where: SQL; title: SQL } {
  const live = stored.live(object.id)
  const rights = access.object(live?.name ?? '')
  const hidden = fields.some(({ id }) => {
    const name = live?.fields.find((field) => field.id === id)?.name
    return name !== undefined && !rights.readable.has(name)
  })
  const scope = hidden ? false : rights.read
  const title =
    live && rights.readable.has(live.title) ? sql`coalesce(${columnOf('record', live.title)}::text, '')` : sql`''`
  if (scope === 'all') return { where: sql`true`, title }
  return { where: scope === 'own' ? sql`record.owner = ${person.id}` : sql`false`, title }
}
