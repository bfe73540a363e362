import type { ControlName } from '../../schemas/fields/field-type.ts'
import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'

/** Inputs that need the whole width to be of use. */
const wideControls: ReadonlySet<ControlName> = new Set<ControlName>(['long_text', 'rich_text', 'markdown', 'sub_table'])

/** Whether a field takes both columns of a form where nothing else is said. */
export const isWide = (field: FieldDefinition): boolean => wideControls.has(fieldTypeOf(field).control)
