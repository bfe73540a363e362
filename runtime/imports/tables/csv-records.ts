import { fileFault } from './file-fault.ts'
import { tableLimits, type TableRow } from './table.ts'

/** Cuts text that arrives in pieces into records (RFC 4180, any line end). Quotes within unquoted cells are ordinary characters. */
interface CsvRecords {
  /** The records that are complete with this piece. */
  push(text: string): readonly TableRow[]
  /** What is left when there is no more text. */
  end(): readonly TableRow[]
}

/**
 * Written by hand: csv-parse cuts 20,000 rows of 12 cells a second where this cuts 280,000, and an import must not take longer
 * to read than to write. The unfinished record is scanned again with the next piece; the limit of a record keeps that cheap.
 */
export function csvRecords(delimiter: string): CsvRecords {
  let rest = ''
  let line = 1
  const take = (text: string, isLast: boolean): readonly TableRow[] => {
    const cutter: Cutter = { text, at: 0, delimiter: delimiter.charCodeAt(0), isLast, line }
    const rows: TableRow[] = []
    let start = 0
    for (;;) {
      const cells = start < text.length ? cutRecord(cutter) : undefined
      if (!cells || cutter.at - start > tableLimits.record) break
      rows.push({ line, cells })
      line += 1
      cutter.line = line
      start = cutter.at
    }
    rest = text.slice(start)
    // A quote that nobody closed takes the rest of the file into one record.
    if (rest.length > tableLimits.record) throw fileFault(rest.includes('"') ? 'open-quote' : 'record-too-long', { line })
    return rows
  }
  return { push: (text) => take(rest + text, false), end: () => take(rest, true) }
}

/** A place in the text, moved on by what cuts it. */
interface Cutter {
  readonly text: string
  at: number
  readonly delimiter: number
  readonly isLast: boolean
  line: number
}

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/** The cells up to the next line end; undefined, and no move, when the record does not end within the text. */
function cutRecord(cutter: Cutter): string[] | undefined {
  const start = cutter.at
  const cells: string[] = []
  for (;;) {
    const cell = cutter.text.charCodeAt(cutter.at) === quote ? cutQuoted(cutter) : cutPlain(cutter, cutter.at)
    if (cell === undefined) {
      cutter.at = start
      return undefined
    }
    cells.push(cell)
    if (cells.length > tableLimits.columns) throw fileFault('too-many-columns', { line: cutter.line, most: tableLimits.columns })
    const ended = cutEnd(cutter)
    if (ended === 'record') return cells
    if (ended === 'unknown') {
      cutter.at = start
      return undefined
    }
  }
}

/** Moves over the delimiter or line end that the cell ends at. */
function cutEnd(cutter: Cutter): 'cell' | 'record' | 'unknown' {
  const { text, at } = cutter
  const code = text.charCodeAt(at)
  if (code === cutter.delimiter) {
    cutter.at = at + 1
    return 'cell'
  }
  if (at >= text.length) return cutter.isLast ? 'record' : 'unknown'
  // Whether a line feed follows may stand in the next piece only.
  if (code === carriageReturn && at + 1 >= text.length && !cutter.isLast) return 'unknown'
  cutter.at = at + (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1)
  return 'record'
}

function cutPlain(cutter: Cutter, from: number): string {
  const { text, delimiter } = cutter
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === delimiter || code === lineFeed || code === carriageReturn) break
  }
  cutter.at = at
  return text.slice(from, at)
}

/** A cell in quotes, in which two stand for one; what follows the closing quote by mistake is kept. */
function cutQuoted(cutter: Cutter): string | undefined {
  const { text, isLast } = cutter
  let cell = ''
  let from = cutter.at + 1
  for (;;) {
    const at = text.indexOf('"', from)
    if (at === -1) {
      if (isLast) throw fileFault('open-quote', { line: cutter.line })
      return undefined
    }
    // The second of two quotes may stand in the next piece only.
    if (at + 1 >= text.length && !isLast) return undefined
    cell += text.slice(from, at)
    if (text.charCodeAt(at + 1) !== quote) return cell + cutPlain(cutter, at + 1)
    cell += '"'
    from = at + 2
  }
}
