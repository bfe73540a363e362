import type { ExportFormat } from '../../schemas/api/export.ts'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import { byteOrderMark, exactLine, guarded } from '../imports/csv-text.ts'
import type { ExportColumn } from './export-rows.ts'
import { workbookBytes } from './workbook.ts'

/** The media type of a format. */
export const exportTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

interface Exported {
  /** What the table is called. */
  readonly name: string
  readonly columns: readonly ExportColumn[]
  readonly records: AsyncIterable<readonly RecordAnswer[]>
}

/** The bytes of an export, piece by piece. */
export const exportBytes = (format: ExportFormat, exported: Exported): AsyncIterable<Uint8Array> => (format === 'csv' ? csvBytes(exported) : workbookOf(exported))

async function* csvBytes({ columns, records }: Exported): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(byteOrderMark + exactLine(columns.map(({ header }) => guarded(header)), ','))
  for await (const page of records) yield encoder.encode(page.map((record) => exactLine(columns.map((column) => column.text(record)), ',')).join(''))
}

const workbookOf = ({ name, columns, records }: Exported): AsyncIterable<Uint8Array> => workbookBytes({ name, columns, rows: rowsOf(columns, records) })

async function* rowsOf(columns: readonly ExportColumn[], records: Exported['records']) {
  for await (const page of records) yield page.map((record) => columns.map((column) => column.cell(record)))
}
