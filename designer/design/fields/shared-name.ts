import type { FieldDefinition } from '../../../schemas/fields/field.ts'

/** The shared picklist that a field borrows its options from; only types of options have this setting. */
export const sharedName = (field: FieldDefinition): string | undefined => (field as FieldDefinition & { picklist?: string }).picklist
