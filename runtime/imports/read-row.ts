import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Issue } from '../../schemas/issue.ts'
import { isRounded } from './column-facts.ts'
import type { ImportShape } from './import-shape.ts'
import type { TableRow } from './tables/table.ts'

/** A row whose texts have been read. */
export interface ReadRow extends TableRow {
  /** By the columns of the shape; undefined = the row says nothing of this field. */
  readonly values: (FieldValue | undefined)[]
  /** What is wrong with the row; none = it can be taken. Grows while the row goes through the checks. */
  readonly issues: Issue[]
}

/** Reads the texts of a row; all that is wrong with them at once. */
export function readRow({ line, cells }: TableRow, shape: ImportShape): ReadRow {
  const { columns, input, gate } = shape
  const clears = input.mapping.blanks === 'clear'
  const plain = shape.isOwnList ? withoutGuard : asItIs
  const issues: Issue[] = []
  const values = columns.map(({ at, name, field, read }): FieldValue | undefined => {
    const text = plain(cells[at] ?? '')
    if (text.trim() === '') return clears ? null : undefined
    const cell = read(text)
    if ('value' in cell) return cell.value
    issues.push({ code: cell.issue.code, path: `/values/${field.name}`, params: { column: name, text: text.slice(0, 200), ...gate.fieldParams(field), ...cell.issue.params } })
    return undefined
  })
  const extra = cells.findLastIndex((cell) => cell.trim() !== '')
  if (extra >= input.columns.length) issues.push({ code: 'import.too-many-cells', path: '', params: { columns: input.columns.length, cells: extra + 1 } })
  return { line, cells, values, issues }
}

/** Columns of a row that hold what a spreadsheet has rounded, though the field takes it. */
export const roundedColumns = ({ cells, values }: ReadRow, { columns }: ImportShape): readonly string[] =>
  columns.filter(({ at, keepsText }, index) => keepsText && typeof values[index] === 'string' && isRounded(cells[at] ?? '')).map(({ name }) => name)

const asItIs = (text: string): string => text

/** Our own lists of rejected rows guard texts that a spreadsheet would take for formulas; mended and sent again, they are meant without. */
const withoutGuard = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

/**
 * The rows in portions in which no key stands twice: a row that finds the record of an earlier one must see what that one
 * wrote. Rows without a key, or that are refused anyway, go with the others.
 */
export function splitAtRepeats(rows: readonly ReadRow[], { key }: ImportShape): readonly (readonly ReadRow[])[] {
  if (key.length === 0) return [rows]
  const portions: ReadRow[][] = [[]]
  let seen = new Set<string>()
  for (const row of rows) {
    const own = keyText(row, key)
    if (own !== undefined && seen.has(own)) {
      portions.push([])
      seen = new Set()
    }
    if (own !== undefined) seen.add(own)
    portions.at(-1)?.push(row)
  }
  return portions
}

/** The values of a row's key in one text; undefined when one of them is blank. */
function keyText({ values }: ReadRow, key: readonly number[]): string | undefined {
  const parts = key.map((place) => values[place] ?? null)
  return parts.includes(null) ? undefined : JSON.stringify(parts)
}
