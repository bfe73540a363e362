import type { FieldValue } from '../../schemas/fields/field-type.ts'

/** Values as Postgres reads an array: one parameter holds a column of many rows. */
export function arrayLiteral(values: readonly FieldValue[]): string {
  let text = '{'
  for (const [index, value] of values.entries()) {
    if (index > 0) text += ','
    text += value === null ? 'NULL' : typeof value === 'string' ? quotedElement(value) : String(value)
  }
  return `${text}}`
}

const special = /["\\]/g

const quotedElement = (value: string): string => `"${value.includes('"') || value.includes('\\') ? value.replace(special, '\\$&') : value}"`
