import type { Helper, Sql } from 'postgres'
import type { MyView, MyViewPatch, NewMyView } from '../../schemas/api/view.ts'
import { type Issue, issueUnder } from '../../schemas/issue.ts'
import { checkContents } from '../../schemas/views/check-view.ts'
import { contentsInIds } from '../../schemas/views/view-in-ids.ts'
import type { ViewContents } from '../../schemas/views/view.ts'
import type { Caller } from '../caller.ts'
import { gateTo } from '../records/gate.ts'
import { uuid7 } from '../records/uuid7.ts'
import { Refusal } from '../refusal.ts'
import { isReplaced, myView, type MyViewRow } from './my-view-row.ts'
import { readableSet } from './readable-set.ts'

/** How many views a person may keep. */
const mostViews = 500

/** The caller's own views, of one object or of all; those that others see by now are left to the app's. */
export async function listMyViews(caller: Caller, object?: string): Promise<readonly MyView[]> {
  const { sql, schema, person } = storeOf(caller)
  const rows = await sql<MyViewRow[]>`select ${columns(sql)} from ${schema}._view where person = ${person} order by created_at, id`
  const views = rows.filter((row) => !isReplaced(caller, row)).flatMap((row) => myView(caller, row) ?? [])
  return object === undefined ? views : views.filter((view) => view.object === object)
}

/**
 * Keeps a view for the caller. Refuses `not-found` and `forbidden` like a list of the object, and `invalid-request`
 * with an issue at each part of the view that does not exist for the caller or does not fit.
 */
export async function createMyView(caller: Caller, { object, label, contents }: NewMyView): Promise<MyView> {
  const { sql, schema, person, now } = storeOf(caller)
  const { object: plan } = gateTo(caller, object, 'read')
  const stored = inIds(caller, object, contents)
  const [count] = await sql<{ views: number }[]>`select count(*)::int as views from ${schema}._view where person = ${person}`
  if ((count?.views ?? 0) >= mostViews) throw fault({ code: 'view.too-many', path: '', params: { limit: mostViews } })
  const [row] = await sql<MyViewRow[]>`insert into ${schema}._view (id, person, object, label, contents, created_at)
    values (${uuid7(now.getTime())}, ${person}, ${plan.id}, ${label.normalize('NFC')}, ${stored}::text::jsonb, ${now.toISOString()})
    returning ${columns(sql)}`
  return shown(caller, row)
}

/** Changes a view of the caller's own. Refuses `not-found`, `stale-record`, and `invalid-request` as for a new one. */
export async function updateMyView(
  caller: Caller,
  { id, version, patch }: { id: string; version: number; patch: MyViewPatch },
): Promise<MyView> {
  const { sql, schema, person } = storeOf(caller)
  const before = await findMyView(caller, id)
  const label = patch.label === undefined ? null : patch.label.normalize('NFC')
  const contents = patch.contents === undefined ? null : inIds(caller, before.object, patch.contents)
  const [row] = await sql<MyViewRow[]>`update ${schema}._view set label = coalesce(${label}::text, label),
      contents = coalesce(${contents}::text::jsonb, contents), version = version + 1
    where id = ${id} and person = ${person} and version = ${version} returning ${columns(sql)}`
  if (!row) throw new Refusal('stale-record')
  return shown(caller, row)
}

/** Removes a view of the caller's own. Refuses `not-found` and `stale-record`. */
export async function deleteMyView(caller: Caller, { id, version }: { id: string; version: number }): Promise<void> {
  const { sql, schema, person } = storeOf(caller)
  const gone = await sql`delete from ${schema}._view where id = ${id} and person = ${person} and version = ${version} returning id`
  if (gone.length > 0) return
  await findMyView(caller, id)
  throw new Refusal('stale-record')
}

/** A view of the caller's own. Refuses `not-found`, also for one whose object is gone or hidden. */
export async function findMyView(caller: Caller, id: string): Promise<MyView> {
  const { sql, schema, person } = storeOf(caller)
  const [row] = await sql<MyViewRow[]>`select ${columns(sql)} from ${schema}._view where id = ${id} and person = ${person}`
  const view = row && myView(caller, row)
  if (!view) throw new Refusal('not-found')
  return view
}

/** Remembers as which definition a view was shared. */
export async function noteShared(caller: Caller, id: string, definition: string): Promise<void> {
  const { sql, schema, person } = storeOf(caller)
  await sql`update ${schema}._view set shared = ${definition} where id = ${id} and person = ${person}`
}

interface Store {
  readonly sql: Sql
  readonly schema: Helper<string>
  readonly person: string
  readonly now: Date
}

const storeOf = ({ workspace, person }: Caller): Store => ({
  sql: workspace.data.sql,
  schema: workspace.data.sql(workspace.schema),
  person: person.id,
  now: workspace.ports.clock.now(),
})

const columns = (sql: Sql) => sql`id, version, object, label, contents, shared`

/** The contents as they are stored; faults are told as they look to somebody who sees what the caller sees. */
function inIds(caller: Caller, objectName: string, contents: ViewContents): string {
  const set = readableSet(caller)
  const object = set.get('object', objectName)
  if (!object) throw new Refusal('not-found')
  const issues = checkContents(contents, object, set)
  if (issues.length > 0) throw fault(...issues.map((issue) => issueUnder('/contents', issue)))
  return JSON.stringify(contentsInIds(contents, object, set))
}

const fault = (...issues: readonly Issue[]): Refusal => new Refusal('invalid-request', { issues })

function shown(caller: Caller, row: MyViewRow | undefined): MyView {
  const view = row && myView(caller, row)
  if (!view) throw new Error('a view was stored that its person cannot see')
  return view
}
