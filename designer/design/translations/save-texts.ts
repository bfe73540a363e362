import type { DefinitionHeader } from '../../../schemas/definition.ts'
import type { KindName } from '../../../schemas/definition-set.ts'
import type { Label, Language } from '../../../schemas/label.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { setLabel } from '../../document/commands/set-label.ts'
import { putById, valueById } from '../../document/commands/take-value.ts'
import { editDefinition } from '../draft/save-definition.ts'
import type { TextChange } from './translation-csv.ts'
import type { TranslationRow } from './translation-rows.ts'

interface SaveTextsInput {
  workspace: string
  /** The workspace's first language: what one text for all languages counts as. */
  fallback: Language
  rows: readonly TranslationRow[]
  changes: readonly TextChange[]
}

/** Writes texts into the draft, one save for each definition; answers how many definitions were touched. */
export async function saveTexts({ workspace, fallback, rows, changes }: SaveTextsInput): Promise<number> {
  const rowOf = new Map(rows.map((row) => [row.key, row]))
  const byDefinition = Map.groupBy(changes, ({ key }) => rowOf.get(key)?.definition)
  const touched = [...byDefinition].flatMap(([definition, of]) => (definition ? [{ definition, of }] : []))
  for (const { definition, of } of touched) {
    const edits = of.flatMap(({ key, ...change }) => ({ ...change, pointer: rowOf.get(key)?.pointer ?? '' }))
    // A definition's kind is one that the draft knows.
    const place = { workspace, kind: definition.kind as KindName, name: definition.name }
    await editDefinition(place, (before) => edits.reduce((document, edit) => withText(document, edit, fallback), before))
  }
  return touched.length
}

/** The definition with one text of one label written; a label that is gone meanwhile stays gone. */
export function withText<Body extends DefinitionHeader>(definition: Body, { pointer, language, text }: Omit<TextChange, 'key'> & { pointer: string }, fallback: Language): Body {
  // Definitions are JSON; their types only name more of it.
  const document = definition as unknown as Json
  const before = valueById(document, pointer) as Label | undefined
  if (before === undefined) return definition
  const after = setLabel(before, { language, fallback, text })
  if (after === undefined || after === before) return definition
  return putById(document, pointer, after as Json) as unknown as Body
}
