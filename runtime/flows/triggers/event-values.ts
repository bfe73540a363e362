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
  readonly events: readonly Pick<RecordEvent, 'seq' | 'record' | 'op' | 'changed'>[]
  readonly paths: readonly (readonly string[])[]
}

/**
 * The values at some paths when each event happened, in order. Own values are those of today with all later changes taken
 * back; over relations today's are read. A record that is gone for good has none.
 */
export async function eventValues(runner: Runner, caller: Caller, { object, events, paths }: Question): Promise<readonly (EventValues | undefined)[]> {
  if (events.length === 0) return []
  if (paths.length === 0) return events.map(({ op }) => ({ after: {}, before: op === 'create' ? null : {} }))
  const fields = [...new Set(paths.flatMap(([name = '']) => object.byName.get(name) ?? []))]
  const ids = `{${[...new Set(events.map(({ record }) => record))].join(',')}}`
  const [stored, later] = await Promise.all([storedValues(runner, caller, { object, ids, fields }), changesSince(runner, caller, { ids, seq: Math.min(...events.map(({ seq }) => seq)) })])
  const readers = new Map([...Map.groupBy(events, ({ record }) => record)].flatMap(([record, own]) => {
    const today = stored.get(record)
    return today ? walkBack(own, { today, fields, changes: later.get(record) ?? [] }) : []
  }))
  const far = paths.filter(({ length }) => length > 1)
  const related = await relatedValues(runner, caller, { object, paths: far, records: events.map((event) => readers.get(event) ?? (() => null)) })
  return events.map((event, index) => {
    const read = readers.get(event)
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

type ReadField = (field: FieldPlan) => FieldValue

interface Walk {
  readonly today: ReadField
  readonly fields: readonly FieldPlan[]
  /** Of the record, the newest first. */
  readonly changes: readonly StoredChange[]
}

/** What one record held after each of its events: from today back, change by change. */
function walkBack<Event extends Question['events'][number]>(events: readonly Event[], { today, fields, changes }: Walk): readonly (readonly [Event, ReadField])[] {
  const held = new Map(fields.map((field) => [field.id, today(field)]))
  let at = 0
  return events.toSorted((one, other) => other.seq - one.seq).map((event) => {
    for (let change = changes[at]; change && Number(change.seq) > event.seq; change = changes[(at += 1)]) {
      for (const [id, { old }] of Object.entries(change.changed)) if (held.has(id)) held.set(id, old)
    }
    const then = new Map(held)
    return [event, (field: FieldPlan) => then.get(field.id) ?? null] as const
  })
}

interface Stored {
  readonly object: ObjectPlan
  readonly ids: string
  readonly fields: readonly FieldPlan[]
}

async function storedValues(runner: Runner, { plan }: Caller, { object, ids, fields }: Stored): Promise<ReadonlyMap<string, ReadField>> {
  const columns = fields.filter((field) => object.stored.includes(field))
  const statement = plan.memo(`flows:values:${object.name}:${columns.map(({ id }) => id).join()}`, () => {
    const selected = listed([columnOf('t', 'id'), ...columns.map((field, index) => sql`${selectedColumn(plan.schema, 't', field)} as ${sql.identifier(`v${index}`)}`)])
    return compileStatement(sql`select ${selected} from ${object.table} t where t.id = any(${input('ids', 'uuid[]')})`)
  })
  const rows = await runStatement<Record<string, unknown> & { id: string }>(runner, statement, { ids })
  const places = new Map(columns.map((field, index) => [field, `v${index}`]))
  return new Map(rows.map((row) => [row.id, (field: FieldPlan) => field.decode(row[places.get(field) ?? ''])]))
}

interface StoredChange {
  readonly seq: string
  readonly record: string
  readonly changed: Changed
}

/** By record the changes behind an entry, the newest first. */
async function changesSince(runner: Runner, { plan }: Caller, since: { readonly ids: string; readonly seq: number }): Promise<ReadonlyMap<string, readonly StoredChange[]>> {
  const statement = plan.memo('flows:changes-since', () =>
    compileStatement(sql`select seq, record, changed from ${sql.identifier(plan.schema)}."_change"
      where record = any(${input('ids', 'uuid[]')}) and seq > ${input('seq', 'bigint')} order by seq desc`),
  )
  return Map.groupBy(await runStatement<StoredChange>(runner, statement, { ...since }), ({ record }) => record)
}
