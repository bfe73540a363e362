import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { FieldValue, ReaderContext } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import type { QueryColumn } from '../records/query/columns.ts'
import { Refusal } from '../refusal.ts'
import { guarded } from '../imports/csv-text.ts'
import { pathLabel } from './path-label.ts'
import { cellNumber, formatCode } from './sheet-cell.ts'
import type { ExportShape } from './shape-export.ts'
import { sheetLimits, type WorkbookCell } from './workbook.ts'

/** What becomes of one column of an export. */
export interface ExportColumn {
  readonly header: string
  /** The number format of its cells in a workbook; undefined for texts. */
  readonly format: string | undefined
  /** Its cell in a line of CSV. */
  text(record: RecordAnswer): string
  /** Its cell in a workbook. */
  cell(record: RecordAnswer): WorkbookCell
}

/** The columns of an export, as its mode writes them. */
export const exportColumns = (caller: Caller, { gate, mode, compiled }: ExportShape): readonly ExportColumn[] =>
  mode === 'people'
    ? compiled.columns.map((column) => columnForPeople(caller, { ...column, header: pathLabel(caller, gate.object, column.path) }))
    : [exactColumn('id', ({ id }) => id), ...compiled.columns.filter(({ path }) => path !== 'id').map(({ path }) => exactColumn(path, ({ values }) => wireText(valueAt(values, path))))]

function columnForPeople({ plan, person }: Caller, { path, field, header }: QueryColumn & { header: string }): ExportColumn {
  const reader: ReaderContext = { ...plan.context, language: person.language, readerZone: person.zone }
  const shownAs = field.type.cell?.(field.definition, plan.context)
  const shown = ({ values, _titles }: RecordAnswer): string => {
    const value = valueAt(values, path)
    const title = _titles[path]
    return isBlank(value) ? '' : field.type.format(value, field.definition, { ...reader, ...(title !== undefined && { title }) })
  }
  return {
    header,
    format: shownAs && formatCode(shownAs, person.language),
    text: (record) => textCell(shown(record)),
    cell: (record) => {
      const value = valueAt(record.values, path)
      const number = shownAs && !isBlank(value) ? cellNumber(value, shownAs, person.zone) : undefined
      return number ?? cutText(shown(record))
    },
  }
}

const valueAt = (values: RecordAnswer['values'], path: string): FieldValue => values[path] ?? null

/** Figures alone are no formula, and would be of no use behind an apostrophe. */
const textCell = (text: string): string => (/^-[\d.,\u00a0\u202f]+%?$/.test(text) ? text : guarded(text))

const isBlank = (value: FieldValue): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** A cell of a workbook holds no more; that something is missing can be seen. */
const cutText = (text: string): string => (text.length <= sheetLimits.characters ? text : `${text.slice(0, sheetLimits.characters - 1).toWellFormed()}…`)

const exactColumn = (path: string, text: (record: RecordAnswer) => string): ExportColumn => ({
  header: path,
  format: undefined,
  text,
  cell: (record) => {
    const whole = text(record)
    if (whole.length > sheetLimits.characters) throw new Refusal('invalid-request', { issues: [{ code: 'export.text-too-long', path: '/format', params: { field: path, most: sheetLimits.characters } }] })
    return whole
  },
})

/** A value as it stands on the wire; what is no scalar as JSON. */
const wireText = (value: FieldValue): string => (isBlank(value) ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))
