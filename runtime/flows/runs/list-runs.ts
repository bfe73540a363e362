import { type SQL, sql } from 'drizzle-orm'
import type { RunPage, RunQuery, RunSummary } from '../../../schemas/api/run.ts'
import { approvalOutcome } from '../../../schemas/flows/approval/approval-status.ts'
import { type Label, labelIn } from '../../../schemas/label.ts'
import type { Caller } from '../../caller.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import { flowOfVersion } from '../versions/flow-of-version.ts'
import { flowIdOf } from './flow-id.ts'
import { watchesRuns } from './run-rights.ts'
import { isStuck, runColumns, type RunRow, runSource, summaryOf } from './run-rows.ts'
import { seenRecords } from './seen-records.ts'

const defaultLimit = 50

/** Tokens of a run that a list tells of. */
const mostStandings = 5

interface ListedRow extends RunRow {
  readonly returned: boolean
  readonly flow_version: string
  /** What nodes of a run that is done have decided, by their ids. */
  readonly decisions: Readonly<Record<string, { readonly decision: string }>> | null
  readonly at: readonly { readonly node: string; readonly state: RunSummary['at'][number]['state']; readonly since: string; readonly label: Label | null; readonly type: string }[]
}

/**
 * Runs, newest first: of everybody for those who watch flows; to others their own and, asked for a record that they may read,
 * all of that record.
 */
export async function listRuns(caller: Caller, query: RunQuery): Promise<RunPage> {
  const { limit = defaultLimit } = query
  const schema = sql.identifier(caller.plan.schema)
  const conditions = await conditionsOf(caller, query)
  if (!conditions) return { items: [], next: null }
  const rows = await runStatement<ListedRow>(
    caller.workspace.data.sql,
    compileStatement(sql`select ${runColumns(sql`${schema}`)}, ${standings(sql`${schema}`)} as at, ${isReturned(sql`${schema}`)} as returned, r.version as flow_version, ${decisions} as decisions
      from ${runSource(sql`${schema}`)}
      where ${sql.join([sql`true`, ...conditions], sql` and `)} order by r.id desc limit ${limit + 1}::int`),
  )
  const shown = rows.slice(0, limit)
  const seen = await seenRecords(caller, shown.flatMap(({ object, record }) => (object !== null && record !== null ? [{ object, id: record }] : [])))
  const outcomes = await Promise.all(shown.map((row) => outcomeOf(caller, row)))
  const items = shown.map((row, index) => ({ ...summaryOf(caller, row, seen), returned: row.returned, outcome: outcomes[index] ?? null, at: row.at.map((each) => standingOf(caller, each)) }))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Undefined where nothing can be found. */
async function conditionsOf(caller: Caller, { flow, status, object: name, record, startedBy, stuck, cursor }: RunQuery): Promise<readonly SQL[] | undefined> {
  const schema = sql`${sql.identifier(caller.plan.schema)}`
  const flowId = flow === undefined ? undefined : flowIdOf(caller.plan, flow)
  const object = name === undefined ? undefined : caller.plan.objects.get(name)
  if ((flow !== undefined && flowId === undefined) || (name !== undefined && !object)) return undefined
  const isOpen = watchesRuns(caller.access) || (object !== undefined && record !== undefined && (await seenRecords(caller, [{ object: object.id, id: record }]))({ object: object.id, id: record }) !== undefined)
  return [
    ...(flowId === undefined ? [] : [sql`r.flow = ${flowId}`]),
    ...(status === undefined ? [] : [sql`r.status = ${status}`]),
    ...(object === undefined ? [] : [sql`r.object = ${object.id}`]),
    ...(record === undefined ? [] : [sql`r.record = ${record}::uuid`]),
    ...(startedBy === 'me' || !isOpen ? [sql`r.started_by = ${caller.person.id}::uuid`] : []),
    ...(stuck ? [sql`r.id in (select i.run from ${schema}."_incident" i where i.ended_at is null) and ${isStuck(schema)}`] : []),
    ...(cursor === undefined ? [] : [sql`r.id < ${cursor}::uuid`]),
  ]
}

const isReturned = (schema: SQL): SQL => sql`exists (select from ${schema}."_task" t where t.run = r.id and t.kind = 'resubmit' and t.state = 'open')`

/** Of all that nodes gave back, which may be much, only what people have decided. */
const decisions = sql`case when r.status = 'completed' then (select jsonb_object_agg(o.key, jsonb_build_object('decision', o.value->'decision')) from jsonb_each(r.state->'outputs') o where o.value ? 'decision') end`

async function outcomeOf({ workspace, plan }: Caller, { flow_version: version, decisions: decided }: ListedRow): Promise<RunSummary['outcome']> {
  if (decided === null) return null
  const { flow } = await flowOfVersion(workspace.data.sql, plan, version)
  return approvalOutcome(flow, decided) ?? null
}

/** Where the run behind `r` stands, in the words of its version. */
const standings = (schema: SQL): SQL => sql`coalesce((select jsonb_agg(to_jsonb(s) order by s.id) from (
    select t.id, t.node, t.state, t.since, n->'label' as label, n->>'type' as type from ${schema}."_token" t
    join jsonb_array_elements(v.body->'nodes') n on n->>'id' = t.node
    where t.run = r.id and t.state in ('ready', 'waiting', 'failed') order by t.id limit ${mostStandings}::int) s), '[]')`

const standingOf = ({ plan, person }: Caller, { node, label, type, state, since }: ListedRow['at'][number]): RunSummary['at'][number] => ({
  node, type, state,
  label: label === null ? null : labelIn(label, person.language, plan.settings.languages[0]),
  since: isoMoment(since),
})
