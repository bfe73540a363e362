import { fileFault } from '../file-fault.ts'
import { tableLimits, type TableRow } from '../table.ts'
import { type CellContext, cellText } from './cell-text.ts'
import { unescaped } from './shared-strings.ts'
import { readXml } from './xml.ts'

/** The rows of a sheet in portions. Rows that the sheet leaves out are left out; cells that it leaves out are empty. */
export async function* sheetRows(pieces: AsyncIterable<string>, context: CellContext): AsyncGenerator<readonly TableRow[]> {
  let found: TableRow[] = []
  const reader = rowReader(context, (row) => found.push(row))
  for await (const _ of readXml(pieces, reader)) {
    if (found.length === 0) continue
    yield found
    found = []
  }
  if (found.length > 0) yield found
}

function rowReader(context: CellContext, take: (row: TableRow) => void) {
  let line = 0
  let cells: string[] = []
  let cell = { column: -1, kind: undefined as string | undefined, style: 0, value: '' }
  let isValue = false
  return {
    open: (name: string, attributes: { get(name: string): string | undefined }): void => {
      if (name === 'row') {
        line = Number(attributes.get('r') ?? line + 1)
        cells = []
        cell = { ...cell, column: -1 }
      }
      if (name === 'c') {
        const reference = attributes.get('r')
        const column = reference === undefined ? cell.column + 1 : columnOf(reference)
        cell = { column, kind: attributes.get('t'), style: Number(attributes.get('s') ?? 0), value: '' }
      }
      // A formula (`f`) stands beside the value that it last gave.
      if (name === 'v' || name === 't') isValue = true
    },
    text: (text: string): void => {
      if (isValue) cell.value += text
    },
    close: (name: string): void => {
      if (name === 'v' || name === 't') isValue = false
      if (name === 'c') put(cells, cell.column, { text: textOf(cell, context), line })
      if (name === 'row' && cells.length > 0) take({ line, cells })
    },
  }
}

function textOf(cell: { kind: string | undefined; style: number; value: string }, context: CellContext): string {
  const text = cellText(cell, context)
  return cell.kind === 'inlineStr' || cell.kind === 'str' ? unescaped(text) : text
}

function put(cells: string[], column: number, { text, line }: { text: string; line: number }): void {
  if (text === '') return
  if (column >= tableLimits.columns) throw fileFault('too-many-columns', { line, most: tableLimits.columns })
  while (cells.length < column) cells.push('')
  cells[column] = text
}

/** `AB12` is in column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}
