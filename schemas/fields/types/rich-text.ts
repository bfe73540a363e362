import { Type } from 'typebox'
import { defineFieldType, type FieldValue } from '../field-type.ts'
import { searchOperators } from '../filters.ts'
import { htmlOfText, textOfHtml } from '../html-text.ts'
import { refuseUnstorable, tidyText, unlessBlank } from '../text-value.ts'

/** Bytes of HTML that a record keeps in one field. */
const mostBytes = 100 * 1024

/** Formatted text, kept as HTML of a few tags: whoever writes it, the server stores and the browser draws only those. */
export const richText = defineFieldType({
  name: 'rich_text',
  family: 'text',
  example: 'Bold, lists, links',
  settings: Type.Object({}, { additionalProperties: false }),
  value: () => Type.String({ minLength: 1, maxLength: mostBytes }),
  refuse: (value) => refuseUnstorable(value) ?? (isTooLong(value) ? { code: 'too-long', params: { limit: mostBytes } } : undefined),
  normalise: (value) => (typeof value === 'string' && isBlankHtml(value) ? null : tidyText(value)),
  cleaned: 'html',
  column: () => ({ kind: 'text' }),
  decode: String,
  filledBy: 'people',
  ruleType: () => ({ type: 'text' }),
  operators: searchOperators,
  sortable: false,
  searchable: true,
  searchText: (value) => textOfHtml(String(value)),
  inspector: [],
  control: 'rich_text',
  display: 'rich_text',
  format: (value) => textOfHtml(String(value)),
  // What a spreadsheet holds is text: its signs are no tags.
  parse: (text) => unlessBlank(text, () => ({ value: htmlOfText(text.replace(/\r\n?/g, '\n').trim()) })),
})

const isTooLong = (value: FieldValue): boolean => typeof value === 'string' && new TextEncoder().encode(value).length > mostBytes

/** An editor that was emptied leaves tags without any text. */
const isBlankHtml = (html: string): boolean => textOfHtml(html).trim() === ''
