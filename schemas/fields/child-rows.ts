import { Type } from 'typebox'
import type { ChildRow, FieldValue } from './field-type.ts'
import { RecordId } from './record-id.ts'

/** Rows that one record shows and saves at the most. */
export const mostRows = 200

/** JSON Schema of one row: one that is there by its id, seen at its version; one without an id is new. */
export const RowSchema = Type.Object(
  {
    id: Type.Optional(RecordId),
    version: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999_999 })),
    values: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /** Titles of what the values point at; answered, and passed over where it is sent. */
    _titles: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
)

/** Whether a value is a list of rows; one without any is both this and a list of nothing else. */
export const isRows = (value: FieldValue | undefined): value is readonly ChildRow[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null)

/** The rows of a value; none where it is blank. */
export const rowsIn = (value: FieldValue | undefined): readonly ChildRow[] => (isRows(value) ? value : [])
