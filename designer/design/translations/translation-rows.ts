import type { DefinitionHeader } from '../../../schemas/definition.ts'
import type { Label, Language } from '../../../schemas/label.ts'
import { missingLanguages, ownText } from '../../document/commands/set-label.ts'
import { withoutMarks } from '../../ui/without-marks.ts'
import { type LabelPlace, labelsOf } from './labels-of.ts'

/** One label as the grid shows it. */
export interface TranslationRow extends LabelPlace {
  /** Names the label wherever it is kept: `obj_…/fields/fld_…/label`. */
  readonly key: string
  /** "Deal › Stage › New" in the reader's language. */
  readonly thing: string
  readonly missing: readonly Language[]
}

/** All labels of some definitions. */
export const rowsOf = (definitions: readonly DefinitionHeader[], languages: readonly Language[], labelText: (label: Label) => string): readonly TranslationRow[] =>
  definitions.flatMap((definition) =>
    labelsOf(definition).map((place) => ({
      ...place,
      key: `${definition.id}${place.pointer}`,
      thing: [definition.label, ...place.parts].map(labelText).join(' › '),
      missing: missingLanguages(place.label, languages),
    })),
  )

interface RowFilter {
  readonly text: string
  readonly isMissingOnly: boolean
}

/** The rows that fit a filter, those that lack a language first. */
export function shownRows(rows: readonly TranslationRow[], { text, isMissingOnly }: RowFilter, languages: readonly Language[]): readonly TranslationRow[] {
  const wanted = withoutMarks(text)
  const fits = (row: TranslationRow) => wanted === '' || [row.thing, ...languages.map((language) => ownText(row.label, language))].some((each) => withoutMarks(each).includes(wanted))
  return rows
    .filter((row) => (!isMissingOnly || row.missing.length > 0) && fits(row))
    .toSorted((a, b) => Number(b.missing.length > 0) - Number(a.missing.length > 0))
}
