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
  ...columns.map((column, index) => sql`${column.sql} as ${sql.identifier(`v${index}`)}`),
  ...columns.flatMap((column, index) => (column.title ? [sql`${column.title} as ${sql.identifier(`t${index}`)}`] : [])),
]

/** A row as the caller sees it. */
export function readRow(row: SelectedRow, columns: readonly QueryColumn[], { gate, caller }: { gate: Gate; caller: Caller }): RecordAnswer {
  const values: Record<string, FieldValue> = {}
  const titles: Record<string, string> = {}
  columns.forEach(({ path, field }, index) => {
    values[path] = field.decode(row[`v${index}`])
    const title = row[`t${index}`]
    if (typeof title === 'string') titles[path] = title
  })
  return { id: row.id ?? '', version: row.version, values, _titles: titles, _can: permissionsOn(gate, row._owner, caller) }
}
