import { Type } from 'typebox'
import type { FieldType, FieldValue } from './field-type.ts'
import { choiceOperators } from './filters.ts'
import { uuidPattern } from './patterns.ts'
import { readText } from './text-value.ts'

/** JSON Schema of the id of a record or a person. */
export const RecordId = Type.String({ pattern: uuidPattern })

/** What all types have in common whose values are one id, of a record or of a person. */
export const holdsId = {
  value: () => RecordId,
  normalise: tidyId,
  column: () => ({ kind: 'uuid' }),
  decode: String,
  filledBy: 'people',
  operators: choiceOperators,
  sortable: true,
  searchable: false,
  format: (value, _field, { title }) => title ?? String(value),
  parse: readText,
} satisfies Partial<FieldType>

/** Ids are written in lower case (RFC 9562); capitals are accepted. */
function tidyId(value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value
  return value.trim() === '' ? null : value.toLowerCase()
}
