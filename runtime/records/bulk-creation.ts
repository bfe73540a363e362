import { sql, type SQL } from 'drizzle-orm'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import { compileStatement, input, runStatement } from '../storage/statement.ts'
import type { Changed } from './change.ts'
import type { Gate } from './gate.ts'

/**
 * The entry of many creations that holds this record, or no row. Records that one statement makes have neighbouring ids that
 * no other record can have, so the nearest range that begins at or before an id either holds it or none does.
 */
export const bulkCreation = (schema: string): SQL => sql`
  select seq, ${input('id', 'uuid')} as record, at, actor, op, 1 as version, changed, true as is_bulk, cause->>'via' as via from (
    select * from ${sql.identifier(schema)}."_change" where object = ${input('object', 'text')} and bulk->>'first' is not null
      and ((bulk->>'first')::uuid) <= ${input('id', 'uuid')} order by ((bulk->>'first')::uuid) desc limit 1) nearest
  where (bulk->>'last')::uuid >= ${input('id', 'uuid')}`

/**
 * The values that a record was made with, where its creation keeps none of its own: what it holds now, taken back change by
 * change. Fields that the caller may not read are left out.
 */
export async function creationValues(caller: Caller, gate: Gate, record: RecordAnswer): Promise<Changed> {
  const values = new Map<string, FieldValue>()
  for (const { id, name } of [...gate.object.byName.values()].filter((field) => !field.formula && !field.rows && (!field.system || field.isGiven))) {
    if (name in record.values) values.set(id, record.values[name] ?? null)
  }
  const statement = caller.plan.memo('history:back', () =>
    compileStatement(sql`select changed from ${sql.identifier(caller.plan.schema)}."_change" where record = ${input('id', 'uuid')} order by seq desc`),
  )
  for (const { changed } of await runStatement<{ changed: Changed }>(caller.workspace.data.sql, statement, { id: record.id })) {
    for (const [field, { old }] of Object.entries(changed)) if (values.has(field)) values.set(field, old)
  }
  return Object.fromEntries([...values].filter(([, value]) => value !== null).map(([field, value]) => [field, { old: null, new: value }]))
}
