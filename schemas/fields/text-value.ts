import type { Issue } from '../issue.ts'
import { composed, isStorableText } from '../rules/text.ts'
import type { FieldType, FieldValue, ParsedValue } from './field-type.ts'

/** A text in NFC, with blank text as null; values that are no text are left for the schema to refuse. */
export function tidyText(value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value
  return value.trim() === '' ? null : composed(value)
}

/** What all types have in common whose values are one text that people write. */
export const heldAsText = {
  column: () => ({ kind: 'text' }),
  decode: String,
  filledBy: 'people',
  ruleType: () => ({ type: 'text' }),
} satisfies Pick<FieldType, 'column' | 'decode' | 'filledBy' | 'ruleType'>

/** Postgres holds neither NUL nor half of a surrogate pair. */
export const refuseUnstorable = (value: FieldValue): Omit<Issue, 'path'> | undefined =>
  typeof value === 'string' && !isStorableText(value) ? { code: 'bad-characters' } : undefined

/** What a person or a spreadsheet wrote, as a text value: line ends are LF, the ends are trimmed. */
export const readText = (text: string): ParsedValue => ({ value: tidyText(text.replace(/\r\n?/g, '\n').trim()) })

/** Full-width letters, digits and signs as ASCII, white space as single blanks: how numbers, dates and addresses are read. */
export const plainWriting = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/** Blank writing is a blank value in every type; anything else is read. */
export const unlessBlank = (text: string, read: () => ParsedValue): ParsedValue => (text.trim() === '' ? { value: null } : read())
