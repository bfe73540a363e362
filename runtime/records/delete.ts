import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import { deleteGroupColumn } from '../storage/object-table.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { authorInputs, endWithChange, type WriteContext } from './change.ts'
import { gateTo } from './gate.ts'
import { storedRecord } from './stored-record.ts'
import { endOnDeletion } from '../tasks/end-on-deletion.ts'
import { refuseLocked } from '../tasks/record-locks.ts'
import { inUnit } from './unit.ts'

/** A deletion of a record that somebody has seen at a version. */
export interface Deletion {
  readonly objectName: string
  readonly id: string
  readonly version: number
  readonly write: WriteContext
}

/**
 * Moves a record to the recycle bin, together with the records that its links say go with it; all of them form one
 * group and are restored together. Links that say so are emptied. Refuses `not-found`, `forbidden`, `stale-record`,
 * and `in-use` with the objects whose records hold it, as far as the caller may know of them.
 */
export const deleteRecord = (caller: Caller, deletion: Deletion): Promise<void> =>
  inUnit(
    caller,
    ({ plan }) => reachable(plan.objects, deletion.objectName),
    (runner, current) => deleteIn(runner, current, deletion),
  )

/** The same within a transaction that holds the release for all objects that the deletion can reach. */
export async function deleteIn(runner: Runner, caller: Caller, { objectName, id, version, write }: Deletion): Promise<void> {
  const gate = gateTo(caller, objectName, 'read')
  const deleting: Deleting = { runner, caller, write: { ...write, bulk: { group: randomUUID() } }, doomed: new Set() }
  await lockRecords(deleting, gate.object, [id])
  const stored = await storedRecord(runner, caller, { gate, id })
  if (!stored.can.delete) throw new Refusal('forbidden', { details: { right: 'delete', object: objectName } })
  if (stored.version !== version) throw new Refusal('stale-record', { details: { version: stored.version } })
  await refuseLocked(runner, caller, { gate, id })
  await deleteAll(deleting, gate.object, [id])
}

interface Deleting {
  readonly runner: Runner
  readonly caller: Caller
  readonly write: WriteContext
  /** Ids that this deletion takes already: circles of links end here. */
  readonly doomed: Set<string>
}

/** The object and all whose records may go with its records. */
export function reachable(objects: ReadonlyMap<string, ObjectPlan>, name: string): readonly ObjectPlan[] {
  const found = new Map<string, ObjectPlan>()
  const visit = (next: string): void => {
    const object = objects.get(next)
    if (!object || found.has(next)) return
    found.set(next, object)
    for (const link of object.incoming) visit(link.object)
  }
  visit(name)
  return [...found.values()]
}

async function deleteAll(deleting: Deleting, object: ObjectPlan, ids: readonly string[]): Promise<void> {
  const { caller, doomed } = deleting
  for (const id of ids) doomed.add(id)
  await lockRecords(deleting, object, ids)
  for (const { object: source, field, onDelete } of object.incoming) {
    const from = caller.plan.objects.get(source)
    const pointing = from ? (await recordsPointingAt(deleting, { from, field, ids })).filter((id) => !doomed.has(id)) : []
    if (!from || pointing.length === 0) continue
    if (onDelete === 'restrict') throw new Refusal('in-use', { details: { references: nameable(caller, from, field) ? [{ object: source, field: field.name, count: pointing.length }] : [] } })
    if (onDelete === 'cascade') await deleteAll(deleting, from, pointing)
    if (onDelete === 'set_null') await emptyLinks(deleting, { from, field, ids: pointing })
  }
  await moveToBin(deleting, object, ids)
}

/** What holds the record is named only to those who may know of it. */
const nameable = ({ access }: Caller, from: ObjectPlan, field: FieldPlan): boolean => {
  const { read, readable } = access.object(from.name)
  return read === 'all' && readable.has(field.name)
}

export const idList = (ids: readonly string[]): string => `{${ids.join(',')}}`

/** Writers of links lock their targets `for key share`: once we hold the row, no new link to it can appear. */
async function lockRecords({ runner, caller }: Deleting, object: ObjectPlan, ids: readonly string[]): Promise<void> {
  const statement = caller.plan.memo(`delete:lock:${object.name}`, () =>
    compileStatement(sql`select id from ${object.table} where id = any(${input('ids', 'uuid[]')}) order by id for update`),
  )
  await runStatement(runner, statement, { ids: idList(ids) })
}

async function recordsPointingAt({ runner, caller }: Deleting, { from, field, ids }: LinksOf): Promise<readonly string[]> {
  const statement = caller.plan.memo(`delete:pointing:${from.name}:${field.id}`, () =>
    compileStatement(sql`select id from ${from.table} where ${sql.identifier(field.name)} = any(${input('ids', 'uuid[]')})
      and deleted_at is null order by id for update`),
  )
  const rows = await runStatement<{ id: string }>(runner, statement, { ids: idList(ids) })
  return rows.map(({ id }) => id)
}

interface LinksOf {
  readonly from: ObjectPlan
  readonly field: FieldPlan
  readonly ids: readonly string[]
}

async function emptyLinks({ runner, caller, write }: Deleting, { from, field, ids }: LinksOf): Promise<void> {
  const column = sql.identifier(field.name)
  const changed = sql`jsonb_build_object(${field.id}::text, jsonb_build_object('old', was, 'new', null))`
  const statement = caller.plan.memo(`delete:empty:${from.name}:${field.id}`, () =>
    compileStatement(sql`
      with old as (select id, ${column} as was from ${from.table} where id = any(${input('ids', 'uuid[]')})),
      upd as (update ${from.table} t set ${column} = null, version = t.version + 1, updated_at = ${input('now', 'timestamptz')}, updated_by = ${input('actor', 'uuid')}
        from old where t.id = old.id returning t.id, t.version, old.was)
      ${endWithChange(caller.plan, { op: 'update', objectId: from.id, from: sql`upd`, changed })}`),
  )
  await runStatement(runner, statement, { ids: idList(ids), ...authorInputs(caller, write) })
}

async function moveToBin({ runner, caller, write }: Deleting, object: ObjectPlan, ids: readonly string[]): Promise<void> {
  const statement = caller.plan.memo(`delete:bin:${object.name}`, () =>
    compileStatement(sql`
      with upd as (update ${object.table} set deleted_at = ${input('now', 'timestamptz')}, ${sql.identifier(deleteGroupColumn)} = ${input('group', 'uuid')},
        version = version + 1 where id = any(${input('ids', 'uuid[]')}) and deleted_at is null returning id, version)
      ${endWithChange(caller.plan, { op: 'delete', objectId: object.id, from: sql`upd`, changed: sql`'{}'::jsonb` })}`),
  )
  const group = write.bulk && 'group' in write.bulk ? write.bulk.group : null
  await runStatement(runner, statement, { ids: idList(ids), group, ...authorInputs(caller, write) })
  await endOnDeletion(runner, caller, { ids, write })
}
