import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import { deleteGroupColumn } from '../storage/object-table.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { authorInputs, type Changed, endWithChange, type WriteContext } from './change.ts'
import { constraintRefusal } from './constraint-refusal.ts'
import { type Gate, gateOf, gateTo } from './gate.ts'
import { callerInputs } from './query/moment.ts'
import { isReached } from './reach-condition.ts'
import { readRecord } from './read.ts'
import { idList, reachable } from './delete.ts'
import { restoredStatus } from '../tasks/restored-status.ts'
import { inUnit } from './unit.ts'

/** A record in the recycle bin that is to live again. */
export interface Restoration {
  readonly objectName: string
  readonly id: string
  readonly write: WriteContext
}

/**
 * Brings a record back with everything that was deleted together with it, and sets the links again that the deletion
 * emptied where they are still empty. Refuses `not-found`, `forbidden` when the caller could not have deleted what
 * it went with, and `invalid-record` when a value of a unique key has been taken or a record that it points at deleted since.
 */
export async function restoreRecord(caller: Caller, restoration: Restoration): Promise<RecordAnswer> {
  await inUnit(
    caller,
    ({ plan }) => reachable(plan.objects, restoration.objectName),
    (runner, current) => restoreIn(runner, current, restoration),
  )
  return readRecord(caller, restoration)
}

async function restoreIn(runner: TransactionSql, caller: Caller, { objectName, id, write }: Restoration): Promise<void> {
  const gate = gateTo(caller, objectName, 'read')
  const group = await groupOf(runner, caller, { gate, id })
  const members = (await runStatement<Member>(runner, membersStatement(caller), { group })).flatMap((member) => {
    const object = caller.plan.objectsById.get(member.object)
    return object ? [{ ...member, object }] : []
  })
  // Newest first: the record that the deletion was asked for went last.
  const deleted = members.filter(({ op }) => op === 'delete')
  const byObject = [...Map.groupBy(deleted, ({ object }) => object)].map(([object, rows]) => ({ object, ids: rows.map(({ record }) => record) }))
  const [root] = deleted
  if (root) await refuseOthersDeletion(runner, caller, root)
  for (const { object, record } of deleted) await revive(runner, caller, { object, record, write })
  for (const part of byObject) await refuseLostTargets(runner, caller, part)
  for (const { object, ...member } of members.filter(({ op }) => op === 'update')) await refillLinks(runner, caller, { object, member, write })
  await restoredStatus(runner, caller, { ids: deleted.map(({ record }) => record), write })
}

/** Some records of one object. */
interface Part {
  readonly object: ObjectPlan
  readonly ids: readonly string[]
}

/** A record that went with another comes back with it, so who restores it could have deleted the other, too. */
async function refuseOthersDeletion(runner: Runner, caller: Caller, { object, record }: { object: ObjectPlan; record: string }): Promise<void> {
  const access = caller.access.object(object.name)
  const statement = caller.plan.memo(`restore:reached:${object.name}:${caller.access.key}`, () =>
    compileStatement(sql`select ${isReached(caller, access.delete, { object, alias: 't' })} as deletable from ${object.table} t where id = ${input('record', 'uuid')}`),
  )
  const [row] = await runStatement<{ deletable: boolean }>(runner, statement, { record, ...callerInputs(caller) })
  if (!row?.deletable) throw new Refusal('forbidden', { details: { right: 'delete' } })
}

/** Asked after the records live again, so that a deletion of a target waits for us or is seen by us. */
async function refuseLostTargets(runner: Runner, caller: Caller, { object, ids }: Part): Promise<void> {
  const issues: Issue[] = []
  for (const field of object.fields) {
    const target = field.link?.to === 'object' ? caller.plan.objects.get(field.link.object) : undefined
    if (!target) continue
    const statement = caller.plan.memo(`restore:targets:${object.name}:${field.id}`, () =>
      compileStatement(sql`select target.deleted_at is not null as gone from ${object.table} record
        join ${target.table} target on target.id = record.${sql.identifier(field.name)}
        where record.id = any(${input('ids', 'uuid[]')}) order by target.id for key share of target`),
    )
    const targets = await runStatement<{ gone: boolean }>(runner, statement, { ids: idList(ids) })
    if (targets.some(({ gone }) => gone)) issues.push(gateOf(caller, object).issueAt(field, 'linked-record-deleted'))
  }
  if (issues.length > 0) throw new Refusal('invalid-record', { issues })
}

interface Member {
  readonly object: string
  readonly record: string
  readonly op: string
  readonly changed: Changed
}

async function groupOf(runner: Runner, caller: Caller, { gate, id }: { gate: Gate; id: string }): Promise<string> {
  const { object, access } = gate
  const at = { object, alias: 't' }
  const statement = caller.plan.memo(`restore:group:${object.name}:${caller.access.key}`, () =>
    compileStatement(sql`select ${isReached(caller, access.read, at)} as readable, ${isReached(caller, access.delete, at)} as deletable, ${sql.identifier(deleteGroupColumn)} as "group" from ${object.table} t
      where id = ${input('id', 'uuid')} and deleted_at is not null for update`),
  )
  const [row] = await runStatement<{ readable: boolean; deletable: boolean; group: string }>(runner, statement, { id, ...callerInputs(caller) })
  if (!row?.readable) throw new Refusal('not-found')
  if (!row.deletable) throw new Refusal('forbidden', { details: { right: 'delete', object: object.name } })
  return row.group
}

const membersStatement = ({ plan }: Caller) =>
  plan.memo('restore:members', () =>
    compileStatement(sql`select object, record, op, changed from ${sql.identifier(plan.schema)}."_change"
      where bulk->>'group' = ${input('group', 'text')} order by seq desc`),
  )

async function revive(runner: Runner, caller: Caller, { object, record, write }: { object: ObjectPlan; record: string; write: WriteContext }) {
  const statement = caller.plan.memo(`restore:revive:${object.name}`, () =>
    compileStatement(sql`
      with upd as (update ${object.table} set deleted_at = null, ${sql.identifier(deleteGroupColumn)} = null, version = version + 1
        where id = ${input('record', 'uuid')} and deleted_at is not null returning id, version)
      ${endWithChange(caller.plan, { op: 'restore', objectId: object.id, from: sql`upd`, changed: sql`'{}'::jsonb` })}`),
  )
  await runStatement(runner, statement, { record, ...authorInputs(caller, write) }).catch((error: unknown) => {
    throw constraintRefusal(gateOf(caller, object), error) ?? error
  })
}

/** Sets the links that the deletion emptied; a link that points elsewhere by now stays as it is. */
async function refillLinks(runner: Runner, caller: Caller, { object, member, write }: { object: ObjectPlan; member: Pick<Member, 'record' | 'changed'>; write: WriteContext }) {
  for (const [fieldId, { old }] of Object.entries(member.changed)) {
    const field = object.byId.get(fieldId)
    if (!field) continue
    const column = sql.identifier(field.name)
    const statement = caller.plan.memo(`restore:refill:${object.name}:${fieldId}`, () =>
      compileStatement(sql`
        with upd as (update ${object.table} set ${column} = ${input('old', 'uuid')}, version = version + 1
          where id = ${input('record', 'uuid')} and ${column} is null and deleted_at is null returning id, version)
        ${endWithChange(caller.plan, { op: 'update', objectId: object.id, from: sql`upd`, changed: input('changed', 'jsonb') })}`),
    )
    const changed = JSON.stringify({ [fieldId]: { old: null, new: old } })
    await runStatement(runner, statement, { record: member.record, old, changed, ...authorInputs(caller, write) })
  }
}
