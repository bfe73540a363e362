import type { FieldOption } from '../../../schemas/fields/field-type.ts'
import { newId } from '../../../schemas/ids.ts'
import type { Language } from '../../../schemas/label.ts'

/** The value that an option gets from its label; `taken` are the values that exist already. */
type ValueOf = (label: string, taken: ReadonlySet<string>) => string

/** How labels become options: the language they are written in, and the values they get. */
export interface OptionMaking {
  readonly language: Language
  readonly valueOf: ValueOf
}

/** Adds one option for each line of a text; blank lines and labels that are there already are passed over. */
export function addOptions(options: readonly FieldOption[], text: string, { language, valueOf }: OptionMaking): readonly FieldOption[] {
  return linesOf(text).reduce<readonly FieldOption[]>((all, label) => {
    if (all.some((option) => hasLabel(option, label))) return all
    const taken = new Set(all.map(({ value }) => value))
    return [...all, { id: newId('option'), value: valueOf(label, taken), label: { [language]: label } }]
  }, options)
}

/** Labels of many options: one a line, or one a cell when they come out of a spreadsheet. */
const linesOf = (text: string): readonly string[] =>
  text
    .split(/[\r\n\t]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const hasLabel = ({ label }: FieldOption, text: string): boolean =>
  typeof label === 'string' ? label === text : Object.values(label).includes(text)
