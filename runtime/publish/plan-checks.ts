import { sql, type SQL } from 'drizzle-orm'
import type { Policy, PlanCheck } from '../../schemas/api/publish-plan.ts'
import { fieldTypeOf } from '../../schemas/fields/field.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import { isReached } from '../records/reach-condition.ts'
import type { SqlContext } from '../rules/sql-of-rule.ts'
import type { Database } from '../storage/connect.ts'
import { columnOf } from '../storage/statement.ts'
import { ruleContextOf } from '../validation-rules/rule-context.ts'
import { breakingRows } from './breaking-rows.ts'
import type { Demand } from './demands.ts'
import type { ReadField } from './rule-demands.ts'
import type { StoredTables } from './stored-tables.ts'

/** A check as the plan shows it; whoever answers a person adds the text. */
export type PlannedCheck = Omit<PlanCheck, 'message' | 'csv'>

export type ChosenPolicies = Readonly<Record<string, Policy>>

const shown = 50

/** Asks the stored records what they say to each demand. Only records that the publisher may read are named. */
export async function planChecks(
  caller: Caller,
  { demands, stored, policies }: { demands: readonly Demand[]; stored: StoredTables; policies: ChosenPolicies },
): Promise<readonly PlannedCheck[]> {
  const checks: PlannedCheck[] = []
  for (const demand of demands) {
    const failing = failingRows(caller, demand, stored)
    if (failing) checks.push(await planCheck(caller, { demand, failing, stored, policies }))
  }
  return checks
}

/** How many records break a demand now; for the switch, which asks again when nobody can write any more. */
export async function countFailing(
  database: Pick<Database, 'execute'>,
  caller: Caller,
  { demand, stored }: { demand: Demand; stored: StoredTables },
): Promise<number> {
  const failing = failingRows(caller, demand, stored)
  if (!failing) return 0
  const [row] = await database.execute<{ failing: number }>(
    sql`select count(*)::int as failing from ${failing.from} where ${failing.where}`,
  )
  return row?.failing ?? 0
}

/** Faults in the choice of policies; `rules` are the rules that the publish changes, which may come to say what they said before. */
export const policyIssues = (checks: readonly PlannedCheck[], policies: ChosenPolicies, rules: ReadonlySet<string>): readonly Issue[] =>
  Object.entries(policies).flatMap(([cause, policy]) => {
    const check = checks.find((each) => each.cause === cause)
    return check?.policies.includes(policy) || (!check && rules.has(cause))
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
export function failingRows(caller: Caller, demand: Demand, stored: StoredTables): FailingRows | undefined {
  const { asks, object, fields, value, decimals, target, condition } = demand
  const { schema } = caller.workspace
  const table = stored.table(object.id)
  if (table === undefined) return undefined
  const from = sql`${sql.identifier(schema)}.${sql.identifier(table)} as record`
  const living = sql`record.deleted_at is null`
  if (condition) {
    const breaking = breakingRows(condition, { stored, schema, context: ruleContextOf(caller, caller.workspace.ports.clock.now()) })
    return { from: sql`${from} ${breaking.joins}`, living, where: sql`${living} and ${breaking.condition}` }
  }
  const columns = fields.flatMap(({ id }) => {
    const column = stored.column(object.id, id)
    return column === undefined ? [] : [columnOf('record', column)]
  })
  const [column] = columns
  // A field that is added has no column yet, so every record lacks what it asks.
  if (column === undefined || columns.length < fields.length)
    return asks === 'required' ? { from, where: living, living } : undefined
  switch (asks) {
    case 'rule':
      return undefined
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
    policy: policies[demand.cause] ?? demand.usual ?? demand.policies[0] ?? 'block',
  }
}

/** Which records, and what of them, the publisher may see: none where the fields in question may not be read. */
export function readableRows(caller: Caller, demand: Demand, stored: StoredTables): { where: SQL; title: SQL } {
  const { access } = caller
  const { object, fields, condition } = demand
  const live = stored.live(object.id)
  const rights = access.object(live?.name ?? '')
  const asked = [...fields.map((field) => ({ object, field })), ...[...(condition?.paths.values() ?? [])].flat()]
  const scope = asked.some((each) => isHidden(caller, { ...each, isOwn: each.object.id === object.id }, stored)) ? false : rights.read
  const title =
    live && rights.readable.has(live.title) ? sql`coalesce(${columnOf('record', live.title)}::text, '')` : sql`''`
  const stands = caller.plan.objectsById.get(object.id)
  if (!stands || scope === false) return { where: sql`false`, title }
  return { where: isReached(caller, scope, { object: stands, alias: 'record', world: worldOf(caller) }), title }
}

/** The moment and person as values: these statements have no inputs. */
const worldOf = (caller: Caller): SqlContext => ({ ...ruleContextOf(caller, caller.workspace.ports.clock.now()), language: caller.plan.settings.languages[0] ?? 'en' })

/** Whether the publisher may not know a field as it is live, be it of the records in question or of some that they point at. */
function isHidden({ access }: Caller, { object, field, isOwn }: ReadField & { readonly isOwn: boolean }, stored: StoredTables): boolean {
  const live = stored.live(object.id)
  const name = live && stored.column(object.id, field.id)
  if (!live || name === undefined) return false
  const rights = access.object(live.name)
  return !rights.readable.has(name) || (!isOwn && rights.read !== 'all')
}
