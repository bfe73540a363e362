import { delimiters } from '../../../schemas/api/table-reading.ts'
import { csvRecords } from './csv-records.ts'
import { Refusal } from '../../refusal.ts'

/** The delimiter that cuts the beginning of a text into the most even table; a comma where nothing tells. */
export function detectDelimiter(head: string): string {
  const judged = delimiters.map((delimiter) => ({ delimiter, evenness: evennessOf(head, delimiter) }))
  const best = judged.toSorted((a, b) => b.evenness - a.evenness)[0]
  return best && best.evenness > 0 ? best.delimiter : ','
}

/** The share of records with as many cells as most have; a little more for more cells, so that `1,5;2,5;3,5` is cut at `;`. */
function evennessOf(head: string, delimiter: string): number {
  const widths = widthsOf(head, delimiter)
  const byWidth = [...Map.groupBy(widths, (width) => width)].map(([width, same]) => ({ width, share: same.length / widths.length }))
  const usual = byWidth.toSorted((a, b) => b.share - a.share)[0]
  if (!usual || usual.width < 2) return 0
  return usual.share + Math.min(usual.width, 50) / 1_000
}

const recordsLookedAt = 100

function widthsOf(head: string, delimiter: string): number[] {
  const records = csvRecords(delimiter)
  try {
    const rows = records.push(head)
    // The last record may be cut off by the end of the sample, unless it is the only one.
    const whole = rows.length > 0 ? rows : records.end()
    return whole.slice(0, recordsLookedAt).flatMap(({ cells }) => (cells.length === 1 && cells[0] === '' ? [] : [cells.length]))
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
