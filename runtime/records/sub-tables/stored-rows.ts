import { sql } from 'drizzle-orm'
import { mostRows } from '../../../schemas/fields/child-rows.ts'
import type { ChildRow, FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan, SubTable } from '../../compile/plan.ts'
import { columnOf, compileStatement, type Inputs, input, type Runner, runStatement, type Statement } from '../../storage/statement.ts'
import { type Gate, gateOf } from '../gate.ts'
import { andReached } from '../reach-condition.ts'
import { queryColumns } from '../query/columns.ts'
import { callerInputs, momentInputs } from '../query/moment.ts'
import { rowReader, type RowReader, selectedFor, selectList, type SelectedRow } from '../query/select.ts'
import { languageOf } from '../language-of.ts'

/** The rows of a record by the field that they are the value of. */
export type StoredRows = ReadonlyMap<FieldPlan, readonly ChildRow[]>

/** The fields of rows that the caller may see, with the gate to the rows. */
export const visibleSubTables = (caller: Caller, { object, access }: Gate): readonly { readonly table: SubTable; readonly child: Gate }[] =>
  object.subTables.flatMap((table) => {
    const child = caller.plan.objects.get(table.rows.object)
    return child && access.readable.has(table.name) ? [{ table, child: gateOf(caller, child) }] : []
  })

/** How statements are asked: by a transaction, or by whatever serves reads. */
export type Ask = (statement: Statement, inputs: Inputs) => Promise<readonly SelectedRow[]>

/** Asks within a transaction, or whatever else the statements of a write run on. */
export const askOn = (runner: Runner): Ask => (statement, inputs) => runStatement<SelectedRow>(runner, statement, inputs)

/**
 * Reads the rows of a record that the caller may read, the first `mostRows` of each field in their order: one query a field.
 * A save reads one more, to know of rows that it was not shown.
 */
export async function storedRows(ask: Ask, caller: Caller, { gate, id, limit = mostRows }: { gate: Gate; id: string; limit?: number }): Promise<StoredRows> {
  const found = new Map<FieldPlan, readonly ChildRow[]>()
  for (const { table, child } of visibleSubTables(caller, gate)) {
    const { statement, read } = rowsStatement(caller, table, child)
    const moment = child.object.formulas.length === 0 ? {} : momentInputs(caller, caller.workspace.ports.clock.now())
    const rows = await ask(statement, { parent: id, ...callerInputs(caller), limit, ...moment })
    found.set(table, rows.map((row) => rowOf(row, read)))
  }
  return found
}

/** The rows as values of the record, by field name: no more than a record shows. */
export const rowValues = (rows: StoredRows): Readonly<Record<string, readonly ChildRow[]>> =>
  Object.fromEntries([...rows].map(([{ name }, each]) => [name, each.slice(0, mostRows)]))

function rowOf(row: SelectedRow, read: RowReader): ChildRow {
  const { id, version, values, _titles } = read(row)
  // What a record holds in a field is a value of a field, whatever its type.
  return { id, version, values: values as Readonly<Record<string, FieldValue>>, _titles }
}

function rowsStatement(caller: Caller, { id, rows }: SubTable, child: Gate): { statement: Statement; read: RowReader } {
  return caller.plan.memo(`rows:${id}:${caller.access.key}:${languageOf(caller, child)}`, () => {
    const query = queryColumns(caller, child)
    const columns = shownNames({ rows }).flatMap((name) => query.column([name]) ?? [])
    const order = rows.order === undefined ? sql`` : sql`${columnOf('t', rows.order)} asc nulls last, `
    const statement = compileStatement(sql`select ${selectList(selectedFor(caller, columns, child))} from ${child.object.table} t ${query.joins()}
      where ${columnOf('t', rows.field)} = ${input('parent', 'uuid')} and t.deleted_at is null${andReached(caller, child.access.read, { object: child.object, alias: 't' })}
      order by ${order}${columnOf('t', 'id')} limit ${input('limit', 'int')}`)
    return { statement, read: rowReader(caller, columns, child) }
  })
}

/** The fields of a row that are answered: its columns, and what keeps its place. */
const shownNames = ({ rows: { columns, order } }: Pick<SubTable, 'rows'>): readonly string[] => (order === undefined ? columns : [...columns, order])
