import type { FieldValue } from '../../../schemas/fields/field-type.ts'

/** One row as COPY reads it (PostgreSQL, "COPY", Text Format): tabs between the columns, `\N` for blank. */
export function copyLine(values: readonly FieldValue[]): string {
  let line = ''
  for (const [index, value] of values.entries()) {
    if (index > 0) line += '\t'
    line += value === null ? '\\N' : typeof value === 'string' ? escaped(value) : String(value)
  }
  return `${line}\n`
}

const special = /[\\\n\r\t]/
const eachSpecial = /[\\\n\r\t]/g

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const escaped = (text: string): string => (special.test(text) ? text.replace(eachSpecial, (character) => escapes[character] ?? character) : text)
