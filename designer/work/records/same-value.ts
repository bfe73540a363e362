import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { isSame } from '../../../schemas/same-json.ts'
import type { Json } from '../../../schemas/pointer.ts'

/** Whether two values say the same, lists entry by entry. */
export const isSameValue = (a: FieldValue, b: FieldValue): boolean =>
  // Values are JSON that nobody changes; only the type of lists says so.
  isSame(a as Json, b as Json)
