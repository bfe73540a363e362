import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'

/** What draws a value is given. */
export interface DisplayProps {
  field: FieldDefinition
  /** Never blank. */
  value: FieldValue
  /** The value as its type writes it for this reader. */
  text: string
  /** There is room for more than a line. */
  isBlock: boolean
}
