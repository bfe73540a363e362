import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRow, FieldValue, ReadingContext } from '../../../schemas/fields/field-type.ts'

/** The cells of a piece of a spreadsheet, as it comes from the clipboard; undefined for what is one cell only. */
export function cellsOf(text: string): readonly (readonly string[])[] | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  if (lines.length === 1 && !text.includes('\t')) return undefined
  return lines.map((line) => line.split('\t'))
}

interface Pasting {
  /** The columns from the one in which it is pasted; undefined for those that nobody fills in. */
  readonly columns: readonly (FieldDefinition | undefined)[]
  readonly at: number
  readonly cells: readonly (readonly string[])[]
  readonly reading: ReadingContext
  /** Rows that fit at the most. */
  readonly most: number
  begin(): ChildRow
}

/** Puts the cells over the rows from `at` on and makes rows for what is left. What a column cannot read stays as it was written. */
export function pastedRows(rows: readonly ChildRow[], { columns, at, cells, reading, most, begin }: Pasting): readonly ChildRow[] {
  const long = [...rows, ...Array.from({ length: Math.max(0, Math.min(at + cells.length, most) - rows.length) }, begin)]
  return long.map((row, index) => {
    const line = cells[index - at]
    if (!line) return row
    const values = line.flatMap((text, place): [string, FieldValue][] => {
      const column = columns[place]
      return column ? [[column.name, readCell(text, column, reading)]] : []
    })
    return { ...row, values: { ...row.values, ...Object.fromEntries(values) } }
  })
}

function readCell(text: string, column: FieldDefinition, reading: ReadingContext): FieldValue {
  const read = fieldTypeOf(column).parse(text.trim(), column, reading)
  return 'value' in read ? read.value : text.trim()
}
