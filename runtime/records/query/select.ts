import { sql, type SQL } from 'drizzle-orm'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Caller } from '../../caller.ts'
import { columnOf } from '../../storage/statement.ts'
import { type Gate, permissionsOn } from '../gate.ts'
import { type QueryColumn, rootAlias } from './columns.ts'

/** A row as the select list below names it: values `v0 v1 …`, titles `t0 t1 …`. */
export type SelectedRow = Readonly<Record<string, unknown>> & { readonly id: string | null; readonly version: number; readonly _owner: string | null }

/** The select list of a query: who the record is, the values asked for, and the titles of what they point at. */
export const selectList = (columns: readonly QueryColumn[]): readonly SQL[] => [
  columnOf(rootAlias, 'id'),
  columnOf(rootAlias, 'version'),
  sql`${columnOf(rootAlias, 'owner')} as _owner`,
  ...columns.map((column, index) => sql`${column.sql} as ${sql.identifier(valueName(index))}`),
  ...columns.flatMap((column, index) => (column.title ? [sql`${column.title} as ${sql.identifier(titleName(index))}`] : [])),
]

const valueName = (index: number): string => `v${index}`
const titleName = (index: number): string => `t${index}`

/** Makes of a row what the caller sees; made once for a statement, for rows are many. */
export type RowReader = (row: SelectedRow, seenBy: { readonly gate: Gate; readonly caller: Caller }) => RecordAnswer

/** The reader of the rows that a select list of these columns gives. */
export function rowReader(columns: readonly QueryColumn[]): RowReader {
  const valued = columns.map(({ path, field }, index) => ({ path, field, name: valueName(index) }))
  const titled = columns.flatMap(({ path, title }, index) => (title ? [{ path, name: titleName(index) }] : []))
  return (row, { gate, caller }) => {
    const values: Record<string, FieldValue> = {}
    const titles: Record<string, string> = {}
    for (const { path, field, name } of valued) values[path] = field.decode(row[name])
    for (const { path, name } of titled) {
      const title = row[name]
      if (typeof title === 'string') titles[path] = title
    }
    return { id: row.id ?? '', version: row.version, values, _titles: titles, _can: permissionsOn(gate, row._owner, caller) }
  }
}
