import type { FieldValue, SheetCell } from '../../schemas/fields/field-type.ts'
import type { Language } from '../../schemas/label.ts'
import { clockIn, dateIn } from '../../schemas/rules/zones.ts'

/** The number format of a column of such cells (ECMA-376, 18.8.31), as the reader's language writes it. */
export function formatCode(cell: SheetCell, language: Language): string {
  switch (cell.holds) {
    case 'number':
      return `#,##0${decimals(cell.decimals)}${cell.unit === undefined ? '' : ` "${cell.unit}"`}`
    case 'percent':
      return `0${decimals(cell.decimals)}%`
    case 'date':
      return days[language]
    case 'datetime':
      return `${days[language]} hh:mm:ss`
    case 'time':
      return 'hh:mm:ss'
    case 'duration':
      return '[h]:mm:ss'
  }
}

const days: Readonly<Record<Language, string>> = { en: 'mmm d, yyyy', vi: 'dd/mm/yyyy', 'zh-CN': 'yyyy-mm-dd' }

const decimals = (count: number): string => (count === 0 ? '' : `.${'0'.repeat(count)}`)

/** A value as the number that a spreadsheet keeps it as; undefined where that would lose something of it. */
export function cellNumber(value: FieldValue, cell: SheetCell, zone: string): number | undefined {
  const text = String(value)
  switch (cell.holds) {
    case 'number':
      return exactNumber(text)
    case 'percent':
      return exactNumber(text) === undefined ? undefined : Number(`${text}e-2`)
    case 'date':
      return serialOf(text)
    case 'datetime':
      return serialIn(zone, text)
    case 'time':
      return secondsOf(text) / daySeconds
    case 'duration':
      return Number(value) < 0 ? undefined : Number(value) / daySeconds
  }
}

/** Spreadsheets keep 15 digits. */
const exactNumber = (text: string): number | undefined => (text.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15 ? Number(text) : undefined)

const daySeconds = 86_400

/** Days since 1899-12-30; before March 1900 programs disagree about the calendar, so such a day stays a text. */
function serialOf(day: string): number | undefined {
  const serial = Date.parse(`${day}T00:00:00Z`) / (daySeconds * 1_000) + 25_569
  return serial > 60 ? serial : undefined
}

/** A moment on the clocks of a zone, to the second. */
function serialIn(zone: string, moment: string): number | undefined {
  const day = dateIn(zone, moment)
  const serial = day === null ? undefined : serialOf(day)
  return serial === undefined ? undefined : serial + secondsOf(clockIn(zone, moment)) / daySeconds
}

function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return hours * 3_600 + minutes * 60 + seconds
}
