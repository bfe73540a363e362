import { createHash } from 'node:crypto'

/** What our own lists of rejected rows add to the columns of the file. */
export const rejectionColumns = { line: '_line', reason: '_reason' } as const

/** The names of columns in mappings: the header's texts, each made unique; `Column 3` where there is none. */
export function columnNames(header: readonly string[] | undefined, width: number): readonly string[] {
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, index) => {
    const text = (header?.[index] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
    const name = firstFree(text === '' ? `Column ${index + 1}` : text, taken)
    taken.add(name)
    return name
  })
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} (${number})`
    if (!taken.has(candidate)) return candidate
  }
}

/** The same for files of the same columns; a list of rejected rows is known as the file that they come from. */
export function headerHash(columns: readonly string[]): string {
  const own = columns.filter((column) => column !== rejectionColumns.line && column !== rejectionColumns.reason)
  return createHash('sha256').update(JSON.stringify(own)).digest('hex')
}

/** Whether the first row names the columns: all of it words, nothing that looks like a value. */
export function looksLikeHeader(row: readonly string[]): boolean {
  const texts = row.map((text) => text.trim()).filter((text) => text !== '')
  return texts.length > 0 && !texts.some(looksLikeValue)
}

const looksLikeValue = (text: string): boolean => /^[-+(]?[\d.,\s/:%$€£¥₫-]+\)?$/.test(text) || /^\S+@\S+\.\S+$/.test(text) || /^https?:/i.test(text) || /^(true|false)$/i.test(text)
