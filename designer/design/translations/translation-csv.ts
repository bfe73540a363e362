import { parse } from 'csv-parse/browser/esm/sync'
import { type Language, languages as allLanguages } from '../../../schemas/label.ts'
import { ownText } from '../../document/commands/set-label.ts'
import type { TranslationRow } from './translation-rows.ts'

/** The labels as a CSV file for people who translate: UTF-8 with a mark that Excel looks for, one column a language. */
export function writeTranslations(rows: readonly TranslationRow[], languages: readonly Language[]): string {
  const lines = [
    ['key', 'thing', 'setting', ...languages],
    ...rows.map(({ key, thing, setting, label }) => [key, thing, setting, ...languages.map((language) => ownText(label, language))]),
  ]
  return `\uFEFF${lines.map((cells) => cells.map(written).join(',')).join('\r\n')}\r\n`
}

/** A new text for one label in one language. */
export interface TextChange {
  readonly key: string
  readonly language: Language
  readonly text: string
}

interface ReadTranslations {
  readonly changes: readonly TextChange[]
  /** How many lines name a label that is not there. */
  readonly unknown: number
}

/** Why a file is none of ours. */
type CsvFault = 'not-a-csv' | 'no-key-column' | 'no-language-column'

/** Reads such a file back: what differs from the labels as they are. Blank cells change nothing. */
export function readTranslations(text: string, rows: readonly TranslationRow[]): ReadTranslations | CsvFault {
  const table = tableOf(text)
  if (!table) return 'not-a-csv'
  const [head = [], ...lines] = table
  const keyAt = head.indexOf('key')
  const columns = allLanguages.flatMap((language) => (head.includes(language) ? [{ language, at: head.indexOf(language) }] : []))
  if (keyAt === -1) return 'no-key-column'
  if (columns.length === 0) return 'no-language-column'
  const known = new Map(rows.map((row) => [row.key, row]))
  const changes = lines.flatMap((cells) => {
    const row = known.get(cells[keyAt] ?? '')
    return row ? columns.flatMap(({ language, at }) => changeIn(row, language, readCell(cells[at] ?? ''))) : []
  })
  return { changes, unknown: lines.filter((cells) => !known.has(cells[keyAt] ?? '')).length }
}

function changeIn(row: TranslationRow, language: Language, text: string): TextChange[] {
  const said = ownText(row.label, language)
  return text === '' || text === said ? [] : [{ key: row.key, language, text }]
}

function tableOf(text: string): string[][] | undefined {
  try {
    return parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true })
  } catch {
    return undefined
  }
}

/** Whoever saved it in Excel may have got semicolons or tabs; the first line tells, for its names hold neither. */
const delimiterOf = (text: string): string => /[,;\t]/.exec(text.split('\n', 1)[0] ?? '')?.[0] ?? ','

/** A cell that a spreadsheet would take for a formula is kept from being one. */
const written = (cell: string): string => {
  const safe = /^[=+\-@\t\r']/.test(cell) ? `'${cell}` : cell
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const readCell = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t\r'])/, '').normalize('NFC')
