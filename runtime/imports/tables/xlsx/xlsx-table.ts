import type { ReadingSettings } from '../../../../schemas/api/table-reading.ts'
import type { FileBytes } from '../file-bytes.ts'
import { fileFault } from '../file-fault.ts'
import { counted, type Table, type TableRow } from '../table.ts'
import { readCellFormats } from './cell-format.ts'
import { readSharedStrings } from './shared-strings.ts'
import { sheetRows } from './sheet-rows.ts'
import { createUnpacker, type Unpacker } from './unpack.ts'
import { readWorkbook, type Workbook } from './workbook.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

const limits = { bytes: 50 * 1024 * 1024, ratio: 100 }

/**
 * Opens a workbook (ECMA-376) as a table, read as a stream: neither the sheet nor the file is ever whole in memory, only
 * the texts that cells share. Refuses `invalid-request` for anything that is no such workbook, or larger than the limits.
 */
export async function openXlsx(file: FileBytes, { sheet: wanted }: ReadingSettings): Promise<Table> {
  const entries = await readZipDirectory(file)
  const workbook = await readWorkbook(opener(entries, createUnpacker(file, limits)))
  const sheet = wanted === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === wanted)
  if (!sheet) throw fileFault('unknown-sheet', { sheet: wanted ?? '' })
  // Each reading counts for itself what it unpacks.
  const rows = (): AsyncGenerator<readonly TableRow[]> => rowsOf(opener(entries, createUnpacker(file, limits)), { workbook, path: sheet.path })
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets: workbook.sheets.map(({ name }) => name),
    sheet: sheet.name,
    rows,
    count: () => counted(rows()),
  }
}

/** Opens the parts of a workbook by their path; a part that is not there is empty. */
const opener =
  (entries: ReadonlyMap<string, ZipEntry>, unpacker: Unpacker) =>
  (path: string): AsyncIterable<string> => {
    const entry = entries.get(path)
    return entry ? unpacker.text(entry) : nothing()
  }

async function* nothing(): AsyncGenerator<string> {
  // No pieces.
}

async function* rowsOf(open: (path: string) => AsyncIterable<string>, { workbook, path }: { workbook: Workbook; path: string }): AsyncGenerator<readonly TableRow[]> {
  const strings = await readSharedStrings(open(workbook.stringsPath))
  const formats = await readCellFormats(open(workbook.stylesPath))
  yield* sheetRows(open(path), { strings, formats, from1904: workbook.from1904 })
}
