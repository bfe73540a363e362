import { languages } from '../../schemas/label.ts'
import type { PreviewColumn, TypeProposal } from '../../schemas/api/file.ts'
import type { SpreadsheetProposal, SpreadsheetRequest } from '../../schemas/api/import.ts'
import { findFieldType } from '../../schemas/fields/field.ts'
import { columnHints } from '../../schemas/fields/reading/column.ts'
import { proposeObject } from '../../schemas/imports/propose-object.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { readingOf, type ReadPreview, readPreview, textsOf } from './preview.ts'
import { withLinkProposals } from './propose-links.ts'
import type { Table } from './tables/table.ts'

/**
 * An object for the rows of an upload of the caller: a field a column, of the type that fits best or was chosen, links to
 * records and people where the texts name them, and a unique key where a column tells the rows apart. Nothing is stored.
 * Refuses like `previewUpload`, and `invalid-request` for a chosen type that cannot be made from a column.
 */
export async function proposeFromFile(caller: Caller, { file, label, plural = label, types = {}, ...settings }: SpreadsheetRequest): Promise<SpreadsheetProposal> {
  const preview = await readPreview(caller, file, settings)
  const columns: PreviewColumn[] = []
  for (const [at, facts] of preview.answer.columns.entries()) {
    const chosen = types[facts.column]
    if (chosen === null) continue
    const texts = textsOf(preview.sample, at)
    const column = await withLinkProposals(caller, { facts, texts })
    columns.push(chosen === undefined ? column : withType(column, chosen, { caller, texts }))
  }
  const complete = await withAllChoices(caller, columns, preview)
  const names = new Set(caller.plan.objects.keys())
  const language = languages.find((each) => each === caller.person.language) ?? 'en'
  const proposal = proposeObject(
    { columns: complete, sampled: preview.answer.sampled },
    { label, plural, language, taken: (name) => names.has(name), romanise: await romaniser([label, ...complete.map(({ column }) => column)]) },
  )
  return { object: { ...proposal.object }, mapping: { ...readingOf(preview.table, preview.sample), columns: proposal.columns }, key: proposal.key }
}

/** The column with the type that the person chose, and the settings that such a field needs here. */
function withType(column: PreviewColumn, chosen: string, { caller, texts }: { caller: Caller; texts: readonly string[] }): PreviewColumn {
  const proposed = column.types.find(({ type }) => type === chosen)
  if (proposed) return { ...column, types: [proposed] }
  const type = findFieldType(chosen)
  if (!type || type.filledBy === 'system' || type.link || type.rows) throw new Refusal('invalid-request', { issues: [{ code: 'import.type-not-possible', path: '/types', params: { column: column.column, type: chosen } }] })
  const filled = texts.filter((text) => text.trim() !== '')
  const proposal: TypeProposal = { type: chosen, score: 0, settings: { ...type.settingsFor?.(filled, { ...caller.plan.context, ...columnHints(filled) }) } }
  return { ...column, types: [proposal] }
}

/** Options are made from all rows: one that is missing would refuse rows of the very file that the object is made for. */
async function withAllChoices(caller: Caller, columns: readonly PreviewColumn[], { answer, table, sample }: ReadPreview): Promise<readonly PreviewColumn[]> {
  const choices = columns.filter(({ types: [first] }) => findFieldType(first?.type ?? '')?.options !== undefined)
  if (answer.complete || choices.length === 0) return columns
  const places = new Map(answer.columns.map(({ column }, at) => [column, at]))
  const texts = await textsThroughout(table, { after: sample.dataAfter, places: choices.map(({ column }) => places.get(column) ?? -1) })
  return columns.map((column) => {
    const [first, ...others] = column.types
    const all = texts.get(places.get(column.column) ?? -1)
    const settings = all && findFieldType(first?.type ?? '')?.settingsFor?.(all, caller.plan.context)
    return first && settings ? { ...column, types: [{ ...first, settings: { ...settings } }, ...others] } : column
  })
}

/** The different texts of some columns behind a line, the most frequent first, up to a bound. */
async function textsThroughout(table: Table, { after, places }: { after: number; places: readonly number[] }): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map(places.map((place) => [place, new Map<string, number>()]))
  for await (const rows of table.rows()) {
    for (const { line, cells } of rows) {
      if (line <= after) continue
      for (const [place, counts] of found) {
        const text = cells[place]?.trim() ?? ''
        if (text !== '' && (counts.has(text) || counts.size < mostChoices)) counts.set(text, (counts.get(text) ?? 0) + 1)
      }
    }
  }
  return new Map([...found].map(([place, counts]) => [place, [...counts].toSorted(([, a], [, b]) => b - a).map(([text]) => text)]))
}

const mostChoices = 1_000

const ideograph = /\p{Script=Han}/u

/** Writes Chinese in Latin letters; the table of readings is large and only loaded for names that need it. */
async function romaniser(texts: readonly string[]): Promise<(text: string) => string> {
  if (!texts.some((text) => ideograph.test(text))) return (text) => text
  const { pinyin } = await import('pinyin-pro')
  return (text) => pinyin(text, { toneType: 'none', nonZh: 'consecutive', v: true })
}
