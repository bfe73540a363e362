import { sql } from 'drizzle-orm'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan } from '../../compile/plan.ts'
import type { Reach } from '../../roles/reach.ts'
import { searchableFields } from '../../records/search-column.ts'
import { callerInputs } from '../../records/query/moment.ts'
import { isReached } from '../../records/reach-condition.ts'
import { columnOf, compileStatement, input, listed, type Runner, runStatement, type Statement } from '../../storage/statement.ts'
import type { ImportShape } from '../import-shape.ts'
import type { ReadRow } from '../read-row.ts'
import { arrayLiteral } from '../../storage/array-literal.ts'
import { readByTriggers } from '../../flows/triggers/foreseen-events.ts'
import { rowLock } from './row-lock.ts'

/** A record that is stored, as far as an import must know it. */
export interface StoredRow {
  readonly id: string
  readonly version: number
  /** What the caller may do with it; it is found also where that is nothing. */
  readonly can: { readonly read: boolean; readonly update: boolean }
  valueOf(field: FieldPlan): FieldValue
}

/** Finds and holds the living records that the rows name by their key: one query. */
export async function findStored(runner: Runner, caller: Caller, { shape, rows }: { shape: ImportShape; rows: readonly ReadRow[] }): Promise<ReadonlyMap<ReadRow, StoredRow>> {
  const keyed = rows.filter(({ values }) => shape.key.every((place) => (values[place] ?? null) !== null))
  if (shape.key.length === 0 || keyed.length === 0) return new Map()
  const fields = neededFields(caller, shape)
  const memoKey = `import:stored:${shape.input.dryRun}:${shape.gate.object.name}:${shape.input.key.join()}:${fields.map(({ id }) => id).join()}:${caller.access.key}`
  const statement = caller.plan.memo(memoKey, () => storedStatement(caller, shape, fields))
  const keys = Object.fromEntries(shape.key.map((place, index) => [`k${index}`, arrayLiteral(keyed.map(({ values }) => values[place] ?? null))]))
  const found = await runStatement<Record<string, unknown> & { n: string; id: string; version: number; readable: boolean; updatable: boolean }>(runner, statement, { ...keys, ...callerInputs(caller) })
  const places = new Map(fields.map((field, index) => [field, `v${index}`]))
  return new Map(
    found.flatMap((record) => {
      const row = keyed[Number(record.n) - 1]
      const valueOf = (field: FieldPlan): FieldValue => field.decode(record[places.get(field) ?? ''])
      return row ? [[row, { id: record.id, version: record.version, can: { read: record.readable, update: record.updatable }, valueOf }]] : []
    }),
  )
}

/** What is compared, what makes the search text, what unique keys hold, what validation rules read, what options depend on, and in a dry run what starts flows. */
function neededFields({ plan }: Caller, { gate: { object }, columns, input: { dryRun } }: ImportShape): readonly FieldPlan[] {
  const unique = (object.definition.unique ?? []).flatMap(({ fields }) => fields.flatMap((name) => object.byName.get(name) ?? []))
  const judged = object.rules().flatMap(({ reads }) => [...reads].flatMap((name) => object.byName.get(name) ?? []))
  const choices = object.narrowed.flatMap(({ field, by }) => (by ? [field, by] : [field]))
  const started = dryRun ? readByTriggers(plan, object) : []
  return [...new Set([...columns.map(({ field }) => field), ...searchableFields(object), ...unique, ...judged, ...choices, ...started])]
}

function storedStatement(caller: Caller, { gate: { object, access }, columns, key, input: { dryRun } }: ImportShape, fields: readonly FieldPlan[]): Statement {
  const keyFields = key.flatMap((place) => columns[place]?.field ?? [])
  const arrays = listed(keyFields.map(({ sqlType }, index) => input(`k${index}`, `${sqlType}[]`)))
  const names = listed([...keyFields.map((_, index) => sql.identifier(`k${index}`)), sql.identifier('n')].map((name) => sql`${name}`))
  const same = sql.join(
    keyFields.map(({ name }, index) => sql`${columnOf('t', name)} = ${columnOf('k', `k${index}`)}`),
    sql` and `,
  )
  const may = (reach: Reach) => isReached(caller, reach, { object, alias: 't' })
  const values = listed([sql`k.n, t.id, t.version, ${may(access.read)} as readable, ${may(access.update)} as updatable`, ...fields.map(({ name }, index) => sql`${columnOf('t', name)} as ${sql.identifier(`v${index}`)}`)])
  return compileStatement(sql`select ${values} from unnest(${arrays}) with ordinality as k(${names})
    join ${object.table} t on ${same} and t.deleted_at is null order by t.id${rowLock('no key update', dryRun)}`)
}
