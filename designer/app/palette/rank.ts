import { withoutMarks } from '../../ui/without-marks.ts'
import type { PaletteEntry } from '../space.ts'

/**
 * The entries that fit a text, the best first: the text at the beginning of the label, at the beginning of a word,
 * anywhere, then in hint and keywords. Marks do not matter ("khach hang" finds "Khách hàng").
 */
export function rankEntries(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const wanted = withoutMarks(text)
  if (wanted === '') return entries
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, wanted) }))
    .filter(({ rank }) => rank < noFit)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry)
}

const noFit = 4

function rankOf(entry: PaletteEntry, wanted: string): number {
  const label = withoutMarks(entry.label)
  if (label.startsWith(wanted)) return 0
  if (label.includes(` ${wanted}`)) return 1
  if (label.includes(wanted)) return 2
  return withoutMarks(`${entry.hint ?? ''} ${entry.keywords ?? ''}`).includes(wanted) ? 3 : noFit
}
