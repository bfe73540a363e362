import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { fieldOf } from '../../../schemas/objects/object.ts'
import type { RowsObject } from './rows-source.ts'

/** The columns of a field of rows that the person may see. */
export const rowColumns = (field: FieldDefinition, { definition }: Pick<RowsObject, 'definition'>): readonly FieldDefinition[] =>
  (fieldTypeOf(field).rows?.(field).columns ?? []).flatMap((name) => fieldOf(definition, name) ?? [])

/** Whether the person may fill in a column: of a row that is there the right to change it is needed, of a new one that to make it. */
export const mayFill = (column: FieldDefinition, { editable, can }: RowsObject, isNew: boolean): boolean =>
  (isNew ? can.create : can.update) && editable.includes(column.name) && fieldTypeOf(column).filledBy === 'people'
