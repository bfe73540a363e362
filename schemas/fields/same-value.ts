import type { Json } from '../pointer.ts'
import { isSame } from '../same-json.ts'
import type { FieldValue } from './field-type.ts'

/** Whether two values in their stored form are the same: lists entry by entry, parts name by name. */
export const sameValue = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  // Values are JSON that nobody changes; only the types of lists and parts say so.
  a === b || (typeof a === 'object' && isSame(a as Json, b as Json))
