import { Type } from 'typebox'
import type { FieldValue } from './field-type.ts'
import { uuidPattern } from './patterns.ts'

/** JSON Schema of the id of a record or a person. */
export const RecordId = Type.String({ pattern: uuidPattern })

/** Ids are written in lower case (RFC 9562); capitals are accepted. */
export function tidyId(value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value
  return value.trim() === '' ? null : value.toLowerCase()
}
