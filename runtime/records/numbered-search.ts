import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { searchLines, searchTextOfValue, searchTextWithReadings } from './search-column.ts'

/** A record whose numbers are known only within the statement that stores it. */
export interface RecordToNumber {
  readonly object: ObjectPlan
  /** Its numbering fields, in the order of their places. */
  readonly numbers: readonly FieldPlan[]
  readonly valueOf: (field: FieldPlan) => FieldValue | undefined
}

/** The record's search text, with a place left open for what each number is found by. */
export const searchTextToNumber = ({ object, numbers, valueOf }: RecordToNumber): string =>
  searchLines(object, (field) => {
    const index = numbers.indexOf(field)
    return index === -1 ? searchTextOfValue(field, valueOf(field)) : numberPlace(index)
  })

/**
 * What a numbered text is found by, for each length that its number can have, as Postgres reads an array: only the length
 * decides what the text is folded to. A place is left open for the digits.
 */
export const searchForms = (before: string, after: string): string =>
  `{${Array.from({ length: mostDigits }, (_, index) => `"${searchForm(before, index + 1, after)}"`).join()}}`

function searchForm(before: string, length: number, after: string): string {
  const [zeros = '', ones = ''] = ['0', '1'].map((digit) => searchTextWithReadings(before + digit.repeat(length) + after))
  // The digits stand where the two differ.
  const open = [...zeros].map((character, at) => (character === ones[at] ? character : digitsPlace)).join('')
  return open.replaceAll(digitsPlace.repeat(length), digitsPlace)
}

/** Of a bigint. */
const mostDigits = 19

/** Stands for a number's digits; neither search texts nor the marks of fields contain it, as with `numberPlace`. */
export const digitsPlace = '\ue010'

/** Stands for what the number at an index is found by. */
export const numberPlace = (index: number): string => String.fromCodePoint(0xe020 + index)
