import { parseDecimal } from '../../../../schemas/rules/decimal.ts'
import { type CellFormat, plainNumber } from './cell-format.ts'

/** A cell as it stands in the file: its kind (`t`), and what its value element holds. */
interface RawCell {
  readonly kind: string | undefined
  readonly style: number
  readonly value: string
}

/** What cells refer to in their workbook. */
export interface CellContext {
  readonly strings: readonly string[]
  readonly formats: readonly CellFormat[]
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
}

/** The text of a cell as a person reads it in the spreadsheet, but with dates as ISO 8601 and numbers without grouping. */
export function cellText({ kind, style, value }: RawCell, { strings, formats, from1904 }: CellContext): string {
  if (kind === 's') return strings[Number(value)] ?? ''
  if (kind === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (kind !== undefined && kind !== 'n') return value
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return value
  return numberText(number, { format: formats[style] ?? plainNumber, from1904 })
}

function numberText(number: number, { format, from1904 }: { format: CellFormat; from1904: boolean }): string {
  switch (format.shows) {
    case 'percent':
      return `${exact(number * 100)}%`
    case 'padded':
      return Number.isInteger(number) && number >= 0 ? exact(number).padStart(format.digits, '0') : exact(number)
    case 'date':
    case 'datetime':
    case 'time':
      return momentText(number, format.shows, from1904) ?? exact(number)
    case 'number':
      return exact(number)
  }
}

/** Spreadsheets keep 15 digits: the sixteenth of 0.1 + 0.2 is noise. Never with an exponent. */
const exact = (number: number): string => parseDecimal(String(Number(number.toPrecision(15)))) ?? String(number)

const dayMilliseconds = 86_400_000
const lastDay = 2_958_465

/** Serial 1 is 1900-01-01, and 60 the day that never was (1900-02-29), so days from then on count from 1899-12-30. */
function momentText(serial: number, shows: 'date' | 'datetime' | 'time', from1904: boolean): string | undefined {
  if (serial < 0 || serial > lastDay) return undefined
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial
  const moment = new Date(Math.round((days - 25_569) * dayMilliseconds / 1_000) * 1_000).toISOString()
  const [day = '', clock = ''] = [moment.slice(0, 10), moment.slice(11, 19)]
  if (shows === 'time' || serial < 1) return clock
  // A clock that is not shown may still be there: without it two moments of one day would look alike.
  return clock === '00:00:00' ? day : `${day} ${clock}`
}
