import { searchTextOf } from '../../schemas/fields/search-text.ts'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { chineseReadings } from './chinese-readings.ts'

/**
 * The search text of a record: one line a field, each begun by the field's mark, so that a search by somebody who
 * may not read all of them can be held to the lines that he or she may.
 */
export const searchTextOfRecord = (object: ObjectPlan, valueOf: (field: FieldPlan) => FieldValue | undefined): string =>
  searchLines(object, (field) => searchTextOfValue(field, valueOf(field)))

/** The same, of what each field is found by; a field without a text has no line. */
export const searchLines = (object: ObjectPlan, textOf: (field: FieldPlan) => string | undefined): string =>
  searchableFields(object)
    .flatMap((field) => {
      const text = textOf(field)
      return text === undefined ? [] : [`${searchMark(field.id)}${text}`]
    })
    .join('\n')

export const searchTextOfValue = ({ type }: FieldPlan, value: FieldValue | undefined): string | undefined =>
  value === undefined || value === null ? undefined : searchTextWithReadings(type.searchText?.(value) ?? String(value))

export const searchTextWithReadings = (text: string): string => searchTextOf([text, ...chineseReadings(text)])

export const searchableFields = (object: ObjectPlan): readonly FieldPlan[] => object.fields.filter((field) => field.type.searchable)

/** A field's mark is made of characters that no search text contains: capitals, and digits moved to a private area. */
export function searchMark(fieldId: string): string {
  const known = marks.get(fieldId)
  if (known !== undefined) return known
  const mark = fieldId.toUpperCase().replace(/[0-9]/g, (digit) => String.fromCodePoint(0xe000 + Number(digit)))
  marks.set(fieldId, mark)
  return mark
}

/** Every text that is searched or written needs the marks of its fields. */
const marks = new Map<string, string>()
