import { sql } from 'drizzle-orm'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import { everyField, locksOf } from '../../schemas/flows/approval/locked-fields.ts'
import { objectOf } from '../../schemas/flows/flow.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan, Plan } from '../compile/plan.ts'
import type { Gate } from '../records/gate.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'

/** Why fields of a record cannot be changed now: a flow that asks people to approve it. */
interface RecordLock {
  readonly record: string
  /** Ids of fields; `*` for all. */
  readonly fields: readonly string[]
  /** Id of the flow. */
  readonly flow: string
  /** Names of those who decide. */
  readonly by: readonly string[]
}

/** Whether a flow keeps records of an object from being changed while it asks people: where none does, nothing is asked of the database. */
export const mayBeLocked = ({ access, plan }: Pick<Caller, 'access' | 'plan'>, { name }: ObjectPlan): boolean => !access.ofFlow && lockedObjects(plan).has(name)

const lockedObjects = (plan: Plan): ReadonlySet<string> =>
  plan.memo('task:locked-objects', () => new Set(plan.definitions.all('flow').flatMap((flow) => (locksOf(flow, plan.definitions).size > 0 ? (objectOf(flow) ?? []) : []))))

/** The locks of records, in the order of the tasks that hold them. */
async function locksOn(runner: Runner, { plan }: Pick<Caller, 'plan'>, records: readonly string[]): Promise<readonly RecordLock[]> {
  const statement = plan.memo('task:locks', () => {
    const schema = sql.identifier(plan.schema)
    return compileStatement(sql`select t.record, r.flow, array_agg(distinct field) as fields, array_agg(distinct p.name) as by
      from ${schema}."_task" t join ${schema}."_run" r on r.id = t.run join ${schema}."_person" p on p.id = t.assignee, unnest(t.locks) field
      where t.record = any(${input('records', 'uuid[]')}) and t.state = 'open' group by t.record, r.flow`)
  })
  return runStatement<RecordLock>(runner, statement, { records: `{${records.join(',')}}` })
}

interface Writing {
  readonly gate: Gate
  readonly id: string
  /** The fields that the write changes; absent where it takes the record away. */
  readonly changed?: readonly FieldPlan[]
}

/** Refuses `locked` for a write by a person of what is in approval, with the flow and who decides. */
export async function refuseLocked(runner: Runner, caller: Caller, { gate, id, changed }: Writing): Promise<void> {
  if (!mayBeLocked(caller, gate.object) || changed?.length === 0) return
  for (const lock of await locksOn(runner, caller, [id])) {
    const stopped = changed?.filter((field) => holds(lock, field))
    if (stopped?.length === 0) continue
    throw new Refusal('locked', { issues: (stopped ?? []).map((field) => gate.issueAt(field, 'record.locked')), details: { flow: flowLabel(caller, lock), by: lock.by } })
  }
}

const holds = ({ fields }: RecordLock, { id }: FieldPlan): boolean => fields.includes(everyField) || fields.includes(id)

const flowLabel = ({ plan, person }: Caller, { flow: id }: RecordLock): string => {
  const flow = plan.definitions.all('flow').find((each) => each.id === id)
  return flow ? labelIn(flow.label, person.language, plan.settings.languages[0]) : ''
}

/** What of several records cannot be changed by a person now: of each of them, whether a field is held. */
export async function lockedFieldsOf(runner: Runner, caller: Caller, { object, ids }: { object: ObjectPlan; ids: readonly string[] }): Promise<(id: string, field: FieldPlan) => boolean> {
  if (ids.length === 0 || !mayBeLocked(caller, object)) return () => false
  const byRecord = Map.groupBy(await locksOn(runner, caller, ids), ({ record }) => record)
  return (id, field) => byRecord.get(id)?.some((lock) => holds(lock, field)) ?? false
}

/** The record with what of it is locked; asked only where something may be. */
export async function withLock(runner: Runner, caller: Caller, { object, record }: { object: ObjectPlan; record: RecordAnswer }): Promise<RecordAnswer> {
  const locks = await locksOn(runner, caller, [record.id])
  const [first] = locks
  if (!first) return record
  const fields = [...object.byName.values()].filter((field) => field.name in record.values && locks.some((lock) => holds(lock, field))).map(({ name }) => name)
  return { ...record, _locked: { fields, flow: flowLabel(caller, first), by: [...new Set(locks.flatMap(({ by }) => by))] } }
}
