import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { FieldValue, ParsedValue, ReaderContext, ReadingContext } from '../../schemas/fields/field-type.ts'
import type { Issue } from '../../schemas/issue.ts'

/** A value as text, and why it is no value of the field if it is none. */
interface ShownValue {
  text: string
  issue?: Omit<Issue, 'path'>
}

/**
 * The value as the reader sees it. A text that the field's type could not read was kept as it was typed: it is shown
 * as it is, with its fault.
 */
export function shownValue(field: FieldDefinition, value: FieldValue, reader: ReaderContext & { title?: string }): ShownValue {
  if (value === null) return { text: '' }
  const type = fieldTypeOf(field)
  const read = typeof value === 'string' ? type.parse(value, field, { ...reader, ...wireHabits }) : { value }
  // Text that is read as another value is none itself: the type says so, as of `20.11.2026`.
  const issue = 'issue' in read ? read.issue : read.value === value ? undefined : type.refuse?.(value, field, reader)
  return issue ? { text: String(value), issue } : { text: type.format(value, field, reader) }
}

// On the wire a point is the decimal mark and the year comes first, whatever the reader's language.
const wireHabits = { decimalMark: '.', dateOrder: 'ymd' } as const satisfies Partial<ReadingContext>

/** The new value after somebody typed: what the field's type reads, else the text itself. */
export function typedValue(field: FieldDefinition, text: string, reading: ReadingContext): FieldValue {
  const read: ParsedValue = fieldTypeOf(field).parse(text, field, reading)
  return 'value' in read ? read.value : text
}

/** A number for editing: no grouping, the reader's decimal mark, no zeros that say nothing. */
export function editedNumber(value: FieldValue, decimalMark: string): string {
  const text = String(value)
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short.replace('.', decimalMark)
}
