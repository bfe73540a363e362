import { readWholeXml } from './xml.ts'

/** What a number in a cell means to the person who looks at it. */
export type CellFormat =
  | { readonly shows: 'number' | 'percent' | 'date' | 'datetime' | 'time' }
  /** Digits with zeros in front, such as a postal code. */
  | { readonly shows: 'padded'; readonly digits: number }

export const plainNumber: CellFormat = { shows: 'number' }

/** The formats of a workbook by the style number that cells carry (ECMA-376, 18.8.10 and 18.8.30). */
export async function readCellFormats(pieces: AsyncIterable<string>): Promise<readonly CellFormat[]> {
  const codes = new Map<number, string>()
  const formats: CellFormat[] = []
  let isCellStyle = false
  await readWholeXml(pieces, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
      if (name === 'cellXfs') isCellStyle = true
      if (name === 'xf' && isCellStyle) formats.push(formatOf(Number(attributes.get('numFmtId') ?? 0), codes))
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return formats
}

/** The built-in formats that are not plain numbers, by number; those of East Asian workbooks among them. */
const builtIn = new Map<number, CellFormat>([
  ...numbers([9, 10], 'percent'),
  ...numbers([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58], 'date'),
  ...numbers([22], 'datetime'),
  ...numbers([18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56], 'time'),
])

function numbers(ids: readonly number[], shows: 'percent' | 'date' | 'datetime' | 'time'): [number, CellFormat][] {
  return ids.map((id) => [id, { shows }])
}

const formatOf = (id: number, codes: ReadonlyMap<number, string>): CellFormat => {
  const code = codes.get(id)
  return code === undefined ? (builtIn.get(id) ?? plainNumber) : formatOfCode(code)
}

/** What a format code shows; of its sections the first, which positive numbers take. */
export function formatOfCode(code: string): CellFormat {
  const [first = ''] = code.split(';')
  // Quoted words, escaped characters, colours, conditions and locales say nothing of the kind; `[h]` counts hours and is no clock.
  const letters = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase()
  if (/^0{2,}$/.test(letters)) return { shows: 'padded', digits: letters.length }
  if (letters.includes('%')) return { shows: 'percent' }
  const hasDay = /[dy年月日]/.test(letters) || /^m+$/.test(letters)
  const hasClock = /[hs]/.test(letters)
  if (hasDay) return { shows: hasClock ? 'datetime' : 'date' }
  return hasClock ? { shows: 'time' } : plainNumber
}
