import type { FieldType } from '../../../schemas/fields/field-type.ts'
import { withoutMarks } from '../../ui/without-marks.ts'
import { typeWords } from './type-words.ts'

/** The types that most fields have, for the row on top of the picker. */
export const mostUsed: readonly string[] = ['text', 'picklist', 'date', 'currency', 'lookup', 'long_text']

/**
 * The types that fit a text, in the order of the picker: by their name on screen and by the words that people use
 * for them in any of the three languages ("tien", "金额", "dropdown"); marks do not matter.
 */
export function findTypes(types: readonly FieldType[], text: string, nameOf: (type: FieldType) => string): readonly FieldType[] {
  const wanted = withoutMarks(text)
  if (wanted === '') return types
  return types.filter((type) => [nameOf(type), type.name, ...(typeWords[type.name] ?? [])].some((word) => withoutMarks(word).includes(wanted)))
}
