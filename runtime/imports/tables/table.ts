import type { TableFormat, TextEncoding } from '../../../schemas/api/table-reading.ts'

/** The limits of what is read as a table, whoever wrote it. */
export const tableLimits = {
  columns: 500,
  /** Characters of one record. */
  record: 1024 * 1024,
} as const

/** One row as it stands in the file. `line` counts as spreadsheets do: the first row, a header included, is 1. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A file that is read as rows of texts. */
export interface Table {
  readonly format: TableFormat
  readonly encoding: TextEncoding | null
  readonly delimiter: string | null
  readonly sheets: readonly string[]
  readonly sheet: string | null
  /**
   * All rows in portions, read while they are asked for: no more than a portion is in memory. Refuses `invalid-request`
   * where the file is damaged or beyond the limits.
   */
  rows(): AsyncIterable<readonly TableRow[]>
  /** How many rows have text in them. */
  count(): Promise<number>
}

/** A row without any text: spreadsheets leave such rows behind the data. */
export const isBlankRow = ({ cells }: TableRow): boolean => cells.every((cell) => cell.trim() === '')

/** How many rows arrive that have text in them. */
export async function counted(rows: AsyncIterable<readonly TableRow[]>): Promise<number> {
  let count = 0
  for await (const portion of rows) for (const row of portion) if (!isBlankRow(row)) count += 1
  return count
}
