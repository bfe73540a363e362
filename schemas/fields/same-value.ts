import type { FieldValue } from './field-type.ts'

/** Whether two values in their stored form are the same. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === b) return true
  return isList(a) && isList(b) && a.length === b.length && a.every((each, index) => each === b[index])
}

// `Array.isArray` does not know lists that may not be written to.
const isList = (value: FieldValue | undefined): value is readonly string[] => Array.isArray(value)
