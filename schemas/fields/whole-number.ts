import type { FieldHeader, FieldType, FieldValue } from './field-type.ts'
import { orderOperators } from './filters.ts'

/** What all types have in common whose values are whole numbers that people write. */
export const heldAsWhole = {
  normalise: tidyWhole,
  column: () => ({ kind: 'bigint' }),
  decode: Number,
  filledBy: 'people',
  initial: (field: FieldHeader & { readonly default?: number }) => field.default,
  operators: orderOperators,
  sortable: true,
  searchable: false,
} satisfies Partial<FieldType>

/** JSON may say -0, which Postgres does not know. */
function tidyWhole(value: FieldValue): FieldValue {
  if (value === 0) return 0
  return value === '' ? null : value
}
