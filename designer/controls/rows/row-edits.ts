import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRow, FieldValue } from '../../../schemas/fields/field-type.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'

type Rows = readonly ChildRow[]

/** A row that nobody has filled in yet. */
export const newRow = (columns: readonly FieldDefinition[]): ChildRow => ({
  values: Object.fromEntries(columns.flatMap((column) => {
    const initial = fieldTypeOf(column).initial?.(column)
    return initial === undefined ? [] : [[column.name, initial]]
  })),
})

/** Whether a row is new and says nothing but what every new one says: it is not saved. */
export function isBlankRow({ id, values = {} }: ChildRow, columns: readonly FieldDefinition[]): boolean {
  const begun = newRow(columns).values ?? {}
  return id === undefined && Object.entries(values).every(([name, value]) => value === null || value === '' || sameValue(value, begun[name]))
}

export const withCell = (rows: Rows, at: number, values: Readonly<Record<string, FieldValue>>): Rows =>
  rows.map((row, index) => (index === at ? { ...row, values: { ...row.values, ...values } } : row))

export const withRow = (rows: Rows, row: ChildRow): Rows => [...rows, row]

export const withoutRow = (rows: Rows, at: number): Rows => rows.filter((_, index) => index !== at)

export const movedRow = (rows: Rows, at: number, to: number): Rows => {
  const row = rows[at]
  return row && to >= 0 && to < rows.length ? rows.toSpliced(at, 1).toSpliced(to, 0, row) : rows
}

/** A copy of a row below it, in what people fill in. */
export function duplicatedRow(rows: Rows, at: number, columns: readonly FieldDefinition[]): Rows {
  const row = rows[at]
  if (!row) return rows
  const copied = columns.filter((column) => fieldTypeOf(column).filledBy === 'people').flatMap(({ name }) => (row.values?.[name] === undefined ? [] : [[name, row.values[name]] as const]))
  return rows.toSpliced(at + 1, 0, { values: Object.fromEntries(copied), ...(row._titles && { _titles: row._titles }) })
}
