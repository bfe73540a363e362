import type { PreviewRequest, TablePreview } from '../../schemas/api/file.ts'
import type { ImportMapping } from '../../schemas/api/import.ts'
import type { Caller } from '../caller.ts'
import { gateTo } from '../records/gate.ts'
import { columnFacts } from './column-facts.ts'
import { headerHash } from './columns.ts'
import { proposeColumns, proposeKey } from './propose-mapping.ts'
import { rememberedMapping } from './remembered-mapping.ts'
import { type Sample, sampleTable } from './sample.ts'
import { fileBytes } from './tables/file-bytes.ts'
import { openTable } from './tables/open-table.ts'
import type { Table } from './tables/table.ts'
import { uploadOf } from './uploads.ts'

const rowsShown = 20

/**
 * What an upload of the caller holds: how it is read, its first rows, and of each column the types that fit and what must be
 * asked. With `object` a mapping onto that object too. Refuses `not-found`, `forbidden` without the right to import into the
 * object, and `invalid-request` for a file that is no table.
 */
export async function previewUpload(caller: Caller, id: string, { object, ...settings }: PreviewRequest): Promise<TablePreview> {
  const gate = object === undefined ? undefined : gateTo(caller, object, 'import')
  const { key, ...file } = await uploadOf(caller, id)
  const table = await openTable(fileBytes(caller.workspace.ports.files, { key, size: file.size }), settings)
  const sample = await sampleTable(table, settings.header)
  const { context } = caller.plan
  const columns = sample.columns.map((column, at) => columnFacts(column, sample.rows.map(({ cells }) => cells[at] ?? ''), { context, at }))
  const preview: TablePreview = {
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
  if (!gate) return preview
  const remembered = await rememberedMapping(caller, gate, headerHash(sample.columns))
  const proposed = proposeColumns(caller, gate, columns)
  const mapping = remembered ?? (proposed.length > 0 ? { columns: proposed } : undefined)
  const keyFields = mapping && proposeKey(gate, mapping.columns)
  return {
    ...preview,
    ...(mapping && { mapping: { ...mapping, ...readingOf(table, sample) } }),
    remembered: remembered !== undefined,
    ...(keyFields && { key: keyFields }),
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
