import type { ReadingSettings } from '../../../schemas/api/table-reading.ts'
import { openCsv } from './csv-table.ts'
import type { FileBytes } from './file-bytes.ts'
import { fileFault } from './file-fault.ts'
import type { Table } from './table.ts'
import { openXlsx } from './xlsx/xlsx-table.ts'

/** Opens a file as a table by what its first bytes are, whatever its name says. Refuses `invalid-request` where it is none. */
export async function openTable(file: FileBytes, settings: ReadingSettings): Promise<Table> {
  const head = await file.head(4)
  if (head.length === 0) throw fileFault('empty')
  if (begins(head, zip)) return openXlsx(file, settings)
  if (begins(head, compound)) throw fileFault('old-workbook')
  return openCsv(file, settings)
}

const zip = [0x50, 0x4b, 0x03, 0x04]
/** Workbooks of Excel 97 to 2003, and newer ones with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0]

const begins = (head: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, index) => head[index] === byte)
