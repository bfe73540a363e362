import { sql } from 'drizzle-orm'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { RuleValue } from '../../../schemas/rules/values.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan, ObjectPlan } from '../../compile/plan.ts'
import { selectedColumn } from '../../files/file-columns.ts'
import type { Changed } from '../../records/change.ts'
import { columnOf, compileStatement, input, listed, type Runner, runStatement } from '../../storage/statement.ts'
import { relatedValues } from '../../validation-rules/related-values.ts'
import type { RecordEvent } from './take-events.ts'

/** What a record held after an event and before it, by path from the record; before is null where the event made it. */
export interface EventValues {
  readonly after: Readonly<Record<string, RuleValue>>
  readonly before: Readonly<Record<string, RuleValue>> | null
}

interface Question {
  readonly object: ObjectPlan
  readonly events: readonly RecordEvent[]
  readonly paths: readonly (readonly string[])[]
}

/**
 * The values at some paths when each event happened, in order. Own values are those of today with all later changes taken
 * back; over relations today's are read. A record that is gone for good has none.
 */
export async function eventValues(runner: Runner, caller: Caller, { object, events, paths }: Question): Promise<readonly (EventValues | undefined)[]> {
  if (paths.length === 0) return events.map(({ op }) => ({ after: {}, before: op === 'create' ? null : {} }))
  const fields = [...new Set(paths.flatMap(([name = '']) => object.byName.get(name) ?? []))]
  const stored = await storedValues(runner, caller, { object, ids: events.map(({ record }) => record), fields })
  const later = await laterChanges(runner, caller, events)
  const readers = events.map((event) => {
    const today = stored.get(event.record)
    return today && ((field: FieldPlan): FieldValue => {
      const replaced = firstTouching(later.get(event.record) ?? [], event.seq, field)
      return replaced ? (replaced.changed[field.id]?.old ?? null) : today(field)
    })
  })
  const far = paths.filter(({ length }) => length > 1)
  const related = await relatedValues(runner, caller, { object, paths: far, records: readers.map((read) => read ?? (() => null)) })
  return events.map((event, index) => {
    const read = readers[index]
    if (!read) return undefined
    const values = (of: (field: FieldPlan) => FieldValue): Record<string, RuleValue> => ({
      // What fields hold are values of rules; no rule reads rows.
      ...Object.fromEntries(fields.map((field) => [field.name, of(field) as RuleValue])),
      ...Object.fromEntries(related[index] ?? []),
      id: event.record,
    })
    return { after: values(read), before: event.op === 'create' ? null : values((field) => (field.id in event.changed ? (event.changed[field.id]?.old ?? null) : read(field))) }
  })
}

/** The first change behind `seq` that touches a field: what it replaced stood there until then. */
const firstTouching = (changes: readonly LaterChange[], seq: number, { id }: FieldPlan): LaterChange | undefined =>
  changes.find((change) => Number(change.seq) > seq && id in change.changed)

interface Stored {
  readonly object: ObjectPlan
  readonly ids: readonly string[]
  readonly fields: readonly FieldPlan[]
}

async function storedValues(runner: Runner, { plan }: Caller, { object, ids, fields }: Stored): Promise<ReadonlyMap<string, (field: FieldPlan) => FieldValue>> {
  const columns = fields.filter((field) => object.stored.includes(field))
  const statement = plan.memo(`flows:values:${object.name}:${columns.map(({ id }) => id).join()}`, () => {
    const selected = listed([columnOf('t', 'id'), ...columns.map((field, index) => sql`${selectedColumn(plan.schema, 't', field)} as ${sql.identifier(`v${index}`)}`)])
    return compileStatement(sql`select ${selected} from ${object.table} t where t.id = any(${input('ids', 'uuid[]')})`)
  })
  const rows = await runStatement<Record<string, unknown> & { id: string }>(runner, statement, { ids: `{${[...new Set(ids)].join(',')}}` })
  const places = new Map(columns.map((field, index) => [field, `v${index}`]))
  return new Map(rows.map((row) => [row.id, (field: FieldPlan) => field.decode(row[places.get(field) ?? ''])]))
}

interface LaterChange {
  readonly seq: string
  readonly record: string
  readonly changed: Changed
}

/** By record the changes behind the first of the events, in order. */
async function laterChanges(runner: Runner, { plan }: Caller, events: readonly RecordEvent[]): Promise<ReadonlyMap<string, readonly LaterChange[]>> {
  const statement = plan.memo('flows:later-changes', () =>
    compileStatement(sql`select seq, record, changed from ${sql.identifier(plan.schema)}."_change"
      where record = any(${input('ids', 'uuid[]')}) and seq > ${input('seq', 'bigint')} order by seq`),
  )
  const seq = Math.min(...events.map((event) => event.seq))
  const rows = await runStatement<LaterChange>(runner, statement, { ids: `{${[...new Set(events.map(({ record }) => record))].join(',')}}`, seq })
  return Map.groupBy(rows, ({ record }) => record)
}
