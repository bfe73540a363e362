import { columnNames, looksLikeHeader } from './columns.ts'
import { fileFault } from './tables/file-fault.ts'
import { isBlankRow, type Table, tableLimits, type TableRow } from './tables/table.ts'

/** The beginning of a table: its columns, and enough rows to judge them by. */
export interface Sample {
  readonly header: boolean
  readonly columns: readonly string[]
  /** Rows with text in them, the header left out. */
  readonly rows: readonly TableRow[]
  /** Whether these are all rows. */
  readonly complete: boolean
  /** Lines up to the last one that is the header, or stands above it: data follow. */
  readonly dataAfter: number
}

const rowsLookedAt = 5_000

/** Reads the beginning of a table. Refuses `invalid-request` for a table without any text. */
export async function sampleTable(table: Table, header?: boolean): Promise<Sample> {
  const { rows, complete } = await firstRows(table)
  const [first, ...others] = rows
  if (!first) throw fileFault('empty')
  const isNamed = header ?? looksLikeHeader(first.cells)
  const data = isNamed ? others : rows
  const width = Math.min(isNamed ? headerWidth(first, data) : Math.max(...rows.map(usedWidth)), tableLimits.columns)
  return { header: isNamed, columns: columnNames(isNamed ? first.cells : undefined, width), rows: data, complete, dataAfter: isNamed ? first.line : first.line - 1 }
}

async function firstRows(table: Table): Promise<{ rows: readonly TableRow[]; complete: boolean }> {
  const rows: TableRow[] = []
  for await (const portion of table.rows()) {
    for (const row of portion) {
      if (isBlankRow(row)) continue
      if (rows.length === rowsLookedAt) return { rows, complete: false }
      rows.push(row)
    }
  }
  return { rows, complete: true }
}

/** Delimiters behind the last name make columns only where something stands below them. */
function headerWidth(header: TableRow, data: readonly TableRow[]): number {
  const named = usedWidth(header)
  const widest = Math.max(0, ...data.map(usedWidth))
  return Math.max(named, Math.min(header.cells.length, widest))
}

const usedWidth = ({ cells }: TableRow): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1
