import type { FieldValue } from './field-type.ts'
import { composed } from '../rules/text.ts'

/** Several texts without blanks and repetitions, each in NFC; none at all are blank. What is no list of texts is left for the schema. */
export function tidyTexts(value: FieldValue): FieldValue {
  if (value === '') return null
  if (!isTexts(value)) return value
  const texts = [...new Set(value.map((each) => composed(each.trim())))].filter((each) => each !== '')
  return texts.length === 0 ? null : texts
}

/** Whether a value is a list of texts. */
export const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === 'string')

/** The parts of what people and spreadsheets write for several values: `red; green`, `red, green`, `红、绿`, one a line. */
export function splitSeveral(text: string): readonly string[] {
  const separator = /[;；\n\r]/.test(text) ? /[;；\n\r]+/ : /[,，、]+/
  return text.split(separator).map((each) => each.trim()).filter((each) => each !== '')
}

/** How several values are written in one line. */
export const joinedSeveral = (texts: readonly string[]): string => texts.join('; ')
