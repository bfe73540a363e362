import { rowsIn } from '../../../schemas/fields/child-rows.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRow, FieldContext } from '../../../schemas/fields/field-type.ts'
import { valueIssue } from '../../../schemas/fields/value-issue.ts'
import type { Issue } from '../../../schemas/issue.ts'
import { mayFill, rowColumns } from '../../controls/rows/row-columns.ts'
import { isBlankRow } from '../../controls/rows/row-edits.ts'
import type { RowsObject, RowsSource } from '../../controls/rows/rows-source.ts'
import type { FormStore } from '../layout/form-store.ts'

type Fault = Omit<Issue, 'path'>

/** Takes rows that nobody has filled in out of the form: they would be refused, and places of faults counted with them. */
export function dropBlankRows(fields: readonly FieldDefinition[], store: FormStore, rowsOf: RowsSource): void {
  for (const { field, child } of fieldsOfRows(fields, rowsOf)) {
    const rows = rowsIn(store.field(field.name).value)
    const left = rows.filter((row) => !isBlankRow(row, rowColumns(field, child)))
    if (left.length < rows.length) store.set(field.name, left)
  }
}

/** What is wrong with the cells of the rows that a form shows, by place: the same that the server checks again. */
export const rowFaults = (fields: readonly FieldDefinition[], { store, rowsOf, context }: { store: FormStore; rowsOf: RowsSource; context: FieldContext }): ReadonlyMap<string, Fault> =>
  new Map(
    fieldsOfRows(fields, rowsOf).flatMap(({ field, child }) => {
      const { visible, value } = store.field(field.name)
      return visible ? rowsIn(value).flatMap((row, at) => faultsOf(row, rowColumns(field, child), { child, context }).map(([name, fault]) => [`${field.name}/${at}/${name}`, fault] as const)) : []
    }),
  )

const fieldsOfRows = (fields: readonly FieldDefinition[], rowsOf: RowsSource) =>
  fields.flatMap((field) => {
    const rows = fieldTypeOf(field).rows?.(field)
    const child = rows && rowsOf(rows.object)
    return child ? [{ field, child }] : []
  })

function faultsOf({ id, values = {} }: ChildRow, columns: readonly FieldDefinition[], { child, context }: { child: RowsObject; context: FieldContext }): readonly (readonly [string, Fault])[] {
  return columns
    .filter((column) => mayFill(column, child, id === undefined))
    .flatMap((column) => {
      const type = fieldTypeOf(column)
      const given = values[column.name] ?? null
      const value = given === null ? null : type.normalise(given, column, context)
      const fault = value === null ? (column.required ? { code: 'required' } : undefined) : valueIssue(type, value, { field: column, context })
      return fault ? [[column.name, fault] as const] : []
    })
}
