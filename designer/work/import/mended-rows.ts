import type { ImportRequest, RejectedPage } from '../../../schemas/api/import.ts'

/** Cells that somebody has mended, by the row's line. */
export type MendedRows = ReadonlyMap<number, readonly string[]>

/** The rows with one more cell mended. */
export function mendCell(mended: MendedRows, { line, cells }: { line: number; cells: readonly string[] }, { at, text }: { at: number; text: string }): MendedRows {
  const before = mended.get(line) ?? cells
  return new Map(mended).set(line, Array.from({ length: Math.max(before.length, at + 1) }, (_, index) => (index === at ? text : (before[index] ?? ''))))
}

/** All rows of the page, mended where they were: what is still wrong is left out once more and stands in the next list. */
export function mendedFile(name: string, { columns, items }: Pick<RejectedPage, 'columns' | 'items'>, mended: MendedRows): File {
  const rows = [columns, ...items.map(({ line, cells }) => mended.get(line) ?? cells)]
  const text = rows.map((cells) => columns.map((_, at) => written(cells[at] ?? '')).join(',')).join('\r\n')
  return new File([text], `${name.replace(/\.[^.]*$/, '')}.csv`, { type: 'text/csv' })
}

/** The import that the rows were left out of, for the file of mended rows. */
export function mendedRequest(request: ImportRequest, file: string): ImportRequest {
  const { sheet: _, ...mapping } = request.mapping
  return { ...request, file, mapping: { ...mapping, encoding: 'utf-8', delimiter: ',', header: true } }
}

const written = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
