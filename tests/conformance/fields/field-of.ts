import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { Settings } from './field-samples.ts'

/** A field of a type with these settings. */
export const fieldOf = (type: string, settings: Settings): FieldDefinition =>
  ({ id: 'fld_7k3q9x2m4t8w', name: 'sample', type, label: 'Sample', ...settings })
