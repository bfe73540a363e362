/**
 * Keyword of a JSON Schema whose values are rules of the rule language: conditions and expressions. Whoever compares,
 * merges or tells definitions takes such a value as one, however its operations are nested.
 */
export const ruleMark = { 'x-rule': true } as const

/** Whether a JSON Schema is marked as one of rules. */
export const isMarkedRule = (schema: object): boolean => 'x-rule' in schema && schema['x-rule'] === true
