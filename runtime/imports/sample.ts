import { columnNames, looksLikeHeader } from './columns.ts'
import { fileFault } from './tables/file-fault.ts'
import { isBlankRow, type Table, type TableRow } from './tables/table.ts'

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
  const width = isNamed ? headerWidth(first, data, table) : widest(rows)
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

/**
 * Delimiters behind the last name make columns only where something stands below them. In a sheet nothing can have
 * slipped to the side, so what stands beside the names is a column too.
 */
function headerWidth(header: TableRow, data: readonly TableRow[], { format }: Table): number {
  const below = widest(data)
  return Math.max(usedWidth(header), format === 'xlsx' ? below : Math.min(header.cells.length, below))
}

const widest = (rows: readonly TableRow[]): number => rows.reduce((width, row) => Math.max(width, usedWidth(row)), 0)

const usedWidth = ({ cells }: TableRow): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1
