import { sql, type SQL } from 'drizzle-orm'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Caller } from '../../caller.ts'
import { columnOf, listed } from '../../storage/statement.ts'
import type { Gate } from '../gate.ts'
import { permissionColumns } from '../permissions.ts'
import { type QueryColumn, rootAlias } from './columns.ts'

/** What a select list reads, and the name that it has in a row. */
export interface Selected {
  readonly name: string
  readonly sql: SQL
}

/** A row as the select list below names it: values `v0 v1 …`, titles `t0 t1 …`. */
export type SelectedRow = Readonly<Record<string, unknown>> & { readonly id: string | null; readonly version: number }

/** Which record it is, the values asked for, the titles of what they point at, and what may be done with it where that depends on the record. */
export const selectedFor = (caller: Pick<Caller, 'plan'>, columns: readonly QueryColumn[], gate: Gate): readonly Selected[] => [
  { name: 'id', sql: columnOf(rootAlias, 'id') },
  { name: 'version', sql: columnOf(rootAlias, 'version') },
  ...permissionColumns(caller.plan, gate, rootAlias).selected,
  ...columns.map((column, index) => ({ name: valueName(index), sql: column.shown ?? column.sql })),
  ...columns.flatMap(({ title }, index) => (title ? [{ name: titleName(index), sql: title }] : [])),
]

/** The select list as SQL. */
export const selectList = (selected: readonly Selected[]): SQL => listed(selected.map(({ name, sql: value }) => sql`${value} as ${sql.identifier(name)}`))

const valueName = (index: number): string => `v${index}`
const titleName = (index: number): string => `t${index}`

/** Makes of a row what the caller sees; made once for a statement, for rows are many. */
export type RowReader = (row: SelectedRow) => RecordAnswer

/** The reader of the rows that a select list of these columns gives. */
export function rowReader(caller: Pick<Caller, 'plan'>, columns: readonly QueryColumn[], gate: Gate): RowReader {
  const permissions = permissionColumns(caller.plan, gate, rootAlias)
  const valued = columns.map(({ path, field }, index) => ({ path, field, name: valueName(index) }))
  const titled = columns.flatMap(({ path, title }, index) => (title ? [{ path, name: titleName(index) }] : []))
  return (row) => {
    const values: Record<string, FieldValue> = {}
    const titles: Record<string, string> = {}
    for (const { path, field, name } of valued) values[path] = field.decode(row[name])
    for (const { path, name } of titled) {
      const title = row[name]
      if (typeof title === 'string') titles[path] = title
    }
    return { id: row.id ?? '', version: row.version, values, _titles: titles, _can: permissions.read(row) }
  }
}
