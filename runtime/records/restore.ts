import { sql } from 'drizzle-orm'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import { deleteGroupColumn } from '../storage/object-table.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { authorInputs, type Changed, insertChange, type WriteContext } from './change.ts'
import { constraintRefusal } from './constraint-refusal.ts'
import { type Gate, gateOf, gateTo, reaches } from './gate.ts'
import { readRecord } from './read.ts'
import { reachable } from './delete.ts'
import { inUnit } from './unit.ts'

/** A record in the recycle bin that is to live again. */
export interface Restoration {
  readonly objectName: string
  readonly id: string
  readonly write: WriteContext
}

/**
 * Brings a record back with everything that was deleted together with it, and sets the links again that the deletion
 * emptied where they are still empty. Refuses `not-found`, `forbidden`, and `invalid-record` when a value of a unique
 * key has been taken since.
 */
export async function restoreRecord(caller: Caller, restoration: Restoration): Promise<RecordAnswer> {
  await inUnit(
    caller,
    ({ plan }) => reachable(plan.objects, restoration.objectName),
    (runner, current) => restoreIn(runner, current, restoration),
  )
  return readRecord(caller, restoration)
}

async function restoreIn(runner: Runner, caller: Caller, { objectName, id, write }: Restoration): Promise<void> {
  const gate = gateTo(caller, objectName, 'read')
  const group = await groupOf(runner, caller, { gate, id })
  const members = await runStatement<Member>(runner, membersStatement(caller), { group })
  for (const member of members) {
    const object = caller.plan.objectsById.get(member.object)
    if (object && member.op === 'delete') await revive(runner, caller, { object, record: member.record, write })
  }
  for (const member of members) {
    const object = caller.plan.objectsById.get(member.object)
    if (object && member.op === 'update') await refillLinks(runner, caller, { object, member, write })
  }
}

interface Member {
  readonly object: string
  readonly record: string
  readonly op: string
  readonly changed: Changed
}

async function groupOf(runner: Runner, caller: Caller, { gate, id }: { gate: Gate; id: string }): Promise<string> {
  const { object, access } = gate
  const statement = caller.plan.memo(`restore:group:${object.name}`, () =>
    compileStatement(sql`select owner, ${sql.identifier(deleteGroupColumn)} as "group" from ${object.table}
      where id = ${input('id', 'uuid')} and deleted_at is not null for update`),
  )
  const [row] = await runStatement<{ owner: string | null; group: string }>(runner, statement, { id })
  if (!row || !reaches(access.read, row.owner, caller)) throw new Refusal('not-found')
  if (!reaches(access.delete, row.owner, caller)) throw new Refusal('forbidden', { details: { right: 'delete', object: object.name } })
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
      ${insertChange(caller.plan, { op: 'restore', objectId: object.id, from: sql`upd`, changed: sql`'{}'::jsonb` })}`),
  )
  await runStatement(runner, statement, { record, ...authorInputs(caller, write) }).catch((error: unknown) => {
    throw constraintRefusal(gateOf(caller, object), error) ?? error
  })
}

/** Sets the links that the deletion emptied; a link that points elsewhere by now stays as it is. */
async function refillLinks(runner: Runner, caller: Caller, { object, member, write }: { object: ObjectPlan; member: Member; write: WriteContext }) {
  for (const [fieldId, { old }] of Object.entries(member.changed)) {
    const field = object.byId.get(fieldId)
    if (!field) continue
    const column = sql.identifier(field.name)
    const statement = caller.plan.memo(`restore:refill:${object.name}:${fieldId}`, () =>
      compileStatement(sql`
        with upd as (update ${object.table} set ${column} = ${input('old', 'uuid')}, version = version + 1
          where id = ${input('record', 'uuid')} and ${column} is null and deleted_at is null returning id, version)
        ${insertChange(caller.plan, { op: 'update', objectId: object.id, from: sql`upd`, changed: input('changed', 'jsonb') })}`),
    )
    const changed = JSON.stringify({ [fieldId]: { old: null, new: old } })
    await runStatement(runner, statement, { record: member.record, old, changed, ...authorInputs(caller, write) })
  }
}
