import type { FieldType } from '../../../schemas/fields/field-type.ts'
import { withoutMarks } from '../../ui/without-marks.ts'
import { typeWords } from './type-words.ts'

/** The types that most fields have, for the row on top of the picker. */
export const mostUsed: readonly string[] = ['text', 'picklist', 'date', 'currency', 'lookup', 'long_text']

/**
 * The types that fit a text, best first and else in the order of the picker: by their name on screen and by the words
 * that people use for them in any of the three languages ("tien", "金额", "dropdown"); marks do not matter.
 */
export function findTypes(types: readonly FieldType[], text: string, nameOf: (type: FieldType) => string): readonly FieldType[] {
  const wanted = withoutMarks(text)
  if (wanted === '') return types
  const fitting = types.map((type) => ({ type, fit: Math.min(...[nameOf(type), type.name, ...(typeWords[type.name] ?? [])].map((word) => fitOf(withoutMarks(word), wanted))) }))
  return fitting
    .filter(({ fit }) => fit < noFit)
    .toSorted((one, other) => one.fit - other.fit)
    .map(({ type }) => type)
}

const noFit = 3

/** A word itself is meant before one that begins so, and that before one that only contains the text. */
function fitOf(word: string, wanted: string): number {
  if (word === wanted) return 0
  if (word.startsWith(wanted)) return 1
  return word.includes(wanted) ? 2 : noFit
}
