import type { ReadingSettings, TextEncoding } from '../../../schemas/api/table-reading.ts'
import { csvRecords } from './csv-records.ts'
import { decodeText } from './decode-text.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { areUtf8, detectEncoding } from './detect-encoding.ts'
import type { FileBytes } from './file-bytes.ts'
import { counted, type Table, type TableRow } from './table.ts'

/** Enough to judge encoding and delimiter by. */
const headBytes = 256 * 1024

/** Opens a file as a table of delimited text. What the settings leave out is detected. */
export async function openCsv(file: FileBytes, settings: ReadingSettings): Promise<Table> {
  const encoding = settings.encoding ?? (await encodingOf(file))
  const delimiter = settings.delimiter ?? detectDelimiter(await headText(file, encoding))
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheets: [],
    sheet: null,
    rows: () => rowsOf(file, { encoding, delimiter }),
    count: () => counted(rowsOf(file, { encoding, delimiter })),
  }
}

async function encodingOf(file: FileBytes): Promise<TextEncoding> {
  return detectEncoding(await file.head(headBytes), await areUtf8(file.read()))
}

async function headText(file: FileBytes, encoding: TextEncoding): Promise<string> {
  // The last character may be cut in two, so what cannot be read is let go here.
  return new TextDecoder(encoding).decode(await file.head(headBytes))
}

async function* rowsOf(file: FileBytes, { encoding, delimiter }: { encoding: TextEncoding; delimiter: string }): AsyncGenerator<readonly TableRow[]> {
  const records = csvRecords(delimiter)
  const tidy = encoding === 'windows-1258' ? composedRows : (rows: readonly TableRow[]) => rows
  for await (const text of decodeText(file.read(), encoding)) yield tidy(records.push(text))
  yield tidy(records.end())
}

/** Windows-1258 writes the tone behind the vowel; composed, the texts equal those of every other file. */
const composedRows = (rows: readonly TableRow[]): readonly TableRow[] =>
  rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.normalize('NFC')) }))
