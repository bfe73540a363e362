import { strToU8, zipSync, type Zippable } from 'fflate'

/** What a test's workbook holds: sheets of raw row XML, and the parts that they refer to. */
export interface TestWorkbook {
  readonly sheets: Readonly<Record<string, string>>
  readonly strings?: readonly string[]
  /** `numFmtId`s of the cell styles, by style number; codes of own formats by id. */
  readonly styles?: readonly number[]
  readonly formats?: Readonly<Record<number, string>>
  readonly from1904?: boolean
  readonly extra?: Zippable
}

/** The bytes of a workbook as spreadsheets write them. */
export function workbookOf({ sheets, strings = [], styles = [0], formats = {}, from1904 = false, extra = {} }: TestWorkbook): Uint8Array {
  const names = Object.keys(sheets)
  const parts: Record<string, string> = {
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${Number(from1904)}"/><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, index): Relation => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['rId90', 'sharedStrings', '/xl/sharedStrings.xml'],
      ['rId91', 'styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst>${strings.join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${Object.entries(formats).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(Object.values(sheets).map((rows, index) => [`xl/worksheets/sheet${index + 1}.xml`, `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet><sheetData>${rows}</sheetData></worksheet>`])),
  }
  return zipSync({ ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), ...extra })
}

type Relation = readonly [id: string, type: string, target: string]

const relations = (all: readonly Relation[]): string =>
  `<Relationships>${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`
