import { strToU8, Zip, ZipDeflate } from 'fflate'
import { escapedXml } from './xml-text.ts'

/** A cell as a workbook keeps it. */
export type WorkbookCell = string | number | null

/** A table that becomes the one sheet of a workbook. */
export interface Sheet {
  readonly name: string
  /** `format` is a number format's code (ECMA-376, 18.8.31) for the numbers of the column. */
  readonly columns: readonly { readonly header: string; readonly format: string | undefined }[]
  readonly rows: AsyncIterable<readonly (readonly WorkbookCell[])[]>
}

/** Rows of a sheet beside the header, and characters of a cell, that spreadsheet programs read. */
export const sheetLimits = { rows: 1_048_575, characters: 32_767 } as const

/**
 * A workbook of one sheet (Office Open XML, ECMA-376), piece by piece: nothing is kept but the piece at hand. Texts stand in
 * the cells themselves; those that could be taken for formulas carry the mark that makes them texts for good (`quotePrefix`).
 */
export async function* workbookBytes(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const styles = stylesFor(sheet)
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for (const [path, text] of fixedParts(sheet.name, styles)) {
    const part = new ZipDeflate(path)
    zip.add(part)
    part.push(strToU8(text), true)
  }
  const part = new ZipDeflate('xl/worksheets/sheet1.xml')
  zip.add(part)
  part.push(strToU8(sheetBegin(sheet)))
  let line = 1
  for await (const rows of sheet.rows) {
    part.push(strToU8(rows.map((row) => rowXml(row, (line += 1), styles)).join('')))
    yield* ready.splice(0)
  }
  part.push(strToU8(sheetEnd(sheet, line)), true)
  zip.end()
  yield* ready.splice(0)
}

interface Styles {
  /** Number formats by code, in the order of their styles. */
  readonly codes: readonly string[]
  /** The style of each column's numbers. */
  readonly ofColumn: readonly number[]
}

/** Styles before those of number formats: plain, header, text that looks like a formula. */
const fixed = { header: 1, guarded: 2, first: 3 } as const

function stylesFor({ columns }: Sheet): Styles {
  const codes = [...new Set(columns.flatMap(({ format }) => format ?? []))]
  return { codes, ofColumn: columns.map(({ format }) => (format === undefined ? 0 : fixed.first + codes.indexOf(format))) }
}

const rowXml = (cells: readonly WorkbookCell[], line: number, styles: Styles): string =>
  `<row r="${line}">${cells.map((cell, at) => cellXml(cell, `${letters(at)}${line}`, styles.ofColumn[at] ?? 0)).join('')}</row>`

function cellXml(cell: WorkbookCell, place: string, style: number): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}" s="${style}"><v>${cell}</v></c>`
  const guard = /^[=+\-@\t\r]/.test(cell) ? ` s="${fixed.guarded}"` : ''
  return textXml(cell, place, guard)
}

const textXml = (text: string, place: string, style: string): string =>
  `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escapedXml(text)}</t></is></c>`

/** `A`, `B` … `Z`, `AA`: the name of a column, counted from 0. */
const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

const sheetBegin = ({ columns }: Sheet): string =>
  `${head}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
  `<cols>${columns.map(({ header }, at) => `<col min="${at + 1}" max="${at + 1}" width="${Math.min(40, Math.max(14, header.length + 4))}" customWidth="1"/>`).join('')}</cols>` +
  `<sheetData><row r="1">${columns.map(({ header }, at) => textXml(header, `${letters(at)}1`, ` s="${fixed.header}"`)).join('')}</row>`

const sheetEnd = ({ columns }: Sheet, lines: number): string =>
  `</sheetData><autoFilter ref="A1:${letters(Math.max(0, columns.length - 1))}${lines}"/></worksheet>`

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const parts = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const fixedParts = (name: string, styles: Styles): readonly (readonly [path: string, text: string])[] => [
  ['[Content_Types].xml', `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${parts}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${parts}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${parts}.styles+xml"/></Types>`],
  ['_rels/.rels', `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `${head}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="${escapedXml(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', stylesXml(styles)],
]

/** A sheet's name has 31 characters at most and none of `\ / ? * [ ] :`, nor does it begin or end with an apostrophe. */
const sheetName = (name: string): string => [...name.replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '').trim()].slice(0, 31).join('') || 'Records'

/** Numbers below 164 are formats that programs know themselves. */
const ownFormats = 164

const stylesXml = ({ codes }: Styles): string =>
  `${head}<styleSheet ${main}>` +
  (codes.length === 0 ? '' : `<numFmts count="${codes.length}">${codes.map((code, at) => `<numFmt numFmtId="${ownFormats + at}" formatCode="${escapedXml(code)}"/>`).join('')}</numFmts>`) +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${fixed.first + codes.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>` +
  codes.map((_, at) => `<xf numFmtId="${ownFormats + at}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('') +
  '</cellXfs></styleSheet>'
