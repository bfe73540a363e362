import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRow, ControlName } from '../../../schemas/fields/field-type.ts'
import { addDecimals, parseDecimal } from '../../../schemas/rules/decimal.ts'

const added: ReadonlySet<ControlName> = new Set<ControlName>(['integer', 'decimal', 'money'])

/** Whether the values of a column are added up below it. */
export const isAdded = (column: FieldDefinition): boolean => added.has(fieldTypeOf(column).control)

/** What the rows hold in a column, added up exactly; what is no number yet is left out. */
export const totalOf = (rows: readonly ChildRow[], { name }: FieldDefinition): string =>
  rows.reduce((sum, { values }) => addDecimals(sum, parseDecimal(String(values?.[name] ?? '')) ?? '0'), '0')
