import { setImmediate } from 'node:timers/promises'
import type { PreviewColumn, TablePreview } from '../../schemas/api/file.ts'
import type { ImportMapping } from '../../schemas/api/import.ts'
import type { ReadingSettings } from '../../schemas/api/table-reading.ts'
import type { Caller } from '../caller.ts'
import { type Gate, gateTo } from '../records/gate.ts'
import { hearingFlows } from './foreseen-flows.ts'
import { columnFacts } from './column-facts.ts'
import { headerHash } from './columns.ts'
import { areExact, proposeColumns, proposeKey } from './propose-mapping.ts'
import { rememberedMapping } from './remembered-mapping.ts'
import { type Sample, sampleTable } from './sample.ts'
import { fileBytes } from './tables/file-bytes.ts'
import { openTable } from './tables/open-table.ts'
import type { Table } from './tables/table.ts'
import { uploadOf } from '../files/uploads.ts'

const rowsShown = 20

/** What is asked of an upload: how it is to be read where the detection is wrong, and what it is to be imported into. */
interface PreviewQuestion {
  readonly settings: ReadingSettings
  readonly object?: string
}

/**
 * What an upload of the caller holds: how it is read, its first rows, and of each column the types that fit and what must be
 * asked. With `object` a mapping onto that object too. Refuses `not-found`, `forbidden` without the right to import into the
 * object, and `invalid-request` for a file that is no table.
 */
export async function previewUpload(caller: Caller, id: string, { settings, object }: PreviewQuestion): Promise<TablePreview> {
  const gate = object === undefined ? undefined : gateTo(caller, object, 'import')
  const preview = await readPreview(caller, id, settings)
  return gate ? withMapping(caller, gate, preview) : preview.answer
}

/** A preview with all that was read for it. */
export interface ReadPreview {
  readonly answer: TablePreview
  readonly table: Table
  readonly sample: Sample
}

/** Reads an upload of the caller as far as a preview needs. */
export async function readPreview(caller: Caller, id: string, settings: ReadingSettings): Promise<ReadPreview> {
  const { key, ...file } = await uploadOf(caller, id)
  const table = await openTable(fileBytes(caller.workspace.ports.files, { key, size: file.size }), settings)
  const sample = await sampleTable(table, settings.header)
  const columns: PreviewColumn[] = []
  for (const [at, column] of sample.columns.entries()) {
    columns.push(columnFacts(column, textsOf(sample, at), { context: caller.plan.context, at }))
    // A file may have hundreds of columns: others are served in between.
    await setImmediate()
  }
  const answer: TablePreview = {
    file,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheets: [...table.sheets],
    sheet: table.sheet,
    header: sample.header,
    columns,
    rows: sample.rows.slice(0, rowsShown).map(({ cells }) => sample.columns.map((_, index) => cells[index] ?? '')),
    sampled: sample.rows.length,
    complete: sample.complete,
  }
  return { answer, table, sample }
}

/** The texts of one column. */
export const textsOf = ({ rows }: Sample, at: number): readonly string[] => rows.map(({ cells }) => cells[at] ?? '')

async function withMapping(caller: Caller, gate: Gate, { answer, table, sample }: ReadPreview): Promise<TablePreview> {
  const remembered = await rememberedMapping(caller, gate, headerHash(sample.columns))
  const proposed = proposeColumns(caller, gate, answer.columns)
  const mapping = remembered ?? (proposed.length > 0 ? { columns: proposed, ...(areExact(gate, sample.columns) && { exact: true }) } : undefined)
  const key = mapping && proposeKey(gate, mapping.columns)
  return {
    ...answer,
    ...(mapping && { mapping: { ...mapping, ...readingOf(table, sample) } }),
    remembered: remembered !== undefined,
    ...(key && { key }),
    flows: hearingFlows(caller, gate.object.id),
  }
}

/** How the file was read, so that an import reads it the same way. */
export const readingOf = ({ encoding, delimiter, sheet }: Table, { header }: Sample): Omit<ImportMapping, 'columns' | 'blanks'> => ({
  ...(encoding && { encoding }),
  // Only the four delimiters of the settings are ever detected.
  ...(delimiter !== null && { delimiter: delimiter as ',' }),
  ...(sheet !== null && { sheet }),
  header,
})
