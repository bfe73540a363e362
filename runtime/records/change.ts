import { sql, type SQL } from 'drizzle-orm'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import { sameValue } from '../../schemas/fields/same-value.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, Plan } from '../compile/plan.ts'
import { input } from '../storage/statement.ts'
import { momentInputs } from './query/moment.ts'

/** What a `_change` row tells of a record's values: old and new by the id of the field. */
export type Changed = Readonly<Record<string, { readonly old: FieldValue; readonly new: FieldValue }>>

export type ChangeOp = 'create' | 'update' | 'delete' | 'restore'

/** The values that differ between two states of a record. */
export function changedValues(fields: Iterable<FieldPlan>, before: (field: FieldPlan) => FieldValue, after: (field: FieldPlan) => FieldValue): Changed {
  const changed: Record<string, { old: FieldValue; new: FieldValue }> = {}
  for (const field of fields) {
    const [was, is] = [before(field), after(field)]
    if (!sameValue(was, is)) changed[field.id] = { old: was, new: is }
  }
  return changed
}

/** What brought a change about: a person's own act until a flow or an import stands in between. */
export interface Cause {
  readonly root: string
  readonly depth: number
  readonly via: string
  /** The flows that have come to it, each with the record that it ran for. */
  readonly chain?: readonly string[]
}

interface Noted {
  readonly op: ChangeOp
  readonly objectId: string
  /** The rows that were written, with `id` and `version`. */
  readonly from: SQL
  readonly changed: SQL
}

/** `insert into _change … select … from <rows>`: as many rows as the write it stands beside has written. */
const insertChange = (plan: Plan, { op, objectId, from, changed }: Noted): SQL => sql`
  insert into ${sql.identifier(plan.schema)}."_change" (release, at, actor, cause, object, record, version, op, changed, bulk)
  select ${plan.release}, ${input('now', 'timestamptz')}, ${input('actor', 'uuid')}, ${input('cause', 'jsonb')}, ${objectId}, id, version, ${op}, ${changed}, ${input('bulk', 'jsonb')}
  from ${from}`

/** The same as expressions of a statement that goes on; where flows start by such changes, each is noted for them too. */
export const changeExpressions = (plan: Plan, noted: Noted): SQL =>
  isEvent(plan, noted) ? sql`chg as (${insertChange(plan, noted)} returning seq, record), evt as (${insertEvents(plan)})` : sql`chg as (${insertChange(plan, noted)})`

/** The same as the end of a statement that begins with `with … as (…)`. */
export const endWithChange = (plan: Plan, noted: Noted): SQL =>
  isEvent(plan, noted) ? sql`, chg as (${insertChange(plan, noted)} returning seq, record) ${insertEvents(plan)}` : insertChange(plan, noted)

/** Whether such changes of an object's records may start flows. */
export const isEvent = ({ events }: Plan, { op, objectId }: Pick<Noted, 'op' | 'objectId'>): boolean => events.get(objectId)?.has(op) ?? false

/** Notes the changes that the expression `chg` has written. */
export const insertEvents = ({ schema }: Plan): SQL => sql`insert into ${sql.identifier(schema)}."_event" (change, record) select seq, record from chg`

/** The inputs that `insertChange` and the columns of a write's author need. */
export const authorInputs = (caller: Caller, write: WriteContext) => ({
  now: write.now.toISOString(),
  actor: write.unattended ? null : caller.person.id,
  // Rights that are rules are judged at the moment of the write.
  ...(caller.access.hasRules ? momentInputs(caller, write.now) : {}),
  cause: JSON.stringify(write.cause),
  bulk: write.bulk === undefined ? null : JSON.stringify(write.bulk),
})

/** What a write says of who saves the record and when, by field name. */
export const authoredValues = ({ person }: Caller, { now, unattended }: Pick<WriteContext, 'now' | 'unattended'>, op: 'create' | 'update'): Readonly<Record<string, FieldValue>> => {
  const by = unattended ? null : person.id
  const updated = { updated_at: now.toISOString(), updated_by: by }
  return op === 'update' ? updated : { created_at: now.toISOString(), created_by: by, ...updated }
}

/** What all writes of one unit share. */
export interface WriteContext {
  readonly now: Date
  readonly cause: Cause
  /** Nobody does it: time demands it. The history names no person. */
  readonly unattended?: true
  /** What writes many records at once: a job, or the deletion of a record with all that goes with it. */
  readonly bulk?: { readonly job: string } | { readonly group: string }
}
