/** A piece of a text before and after a change: in both, only before, or only after. */
export interface TextPiece {
  readonly text: string
  readonly in: 'both' | 'old' | 'new'
}

/**
 * How a text became another, word by word; Chinese characters are words of their own. The longest common subsequence
 * (Wagner and Fischer, 1974) stays. Long texts are compared as wholes: their table would be too large.
 */
export function wordDifference(old: string, now: string): readonly TextPiece[] {
  const [before, after] = [wordsOf(old), wordsOf(now)]
  if (before.length * after.length > mostCells) return [{ text: old, in: 'old' }, { text: now, in: 'new' }]
  return joined(pieces(before, after, lengths(before, after)))
}

const mostCells = 1_000_000

const wordsOf = (text: string): readonly string[] => text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+|\s+/gu) ?? []

/** `table[i][j]`: how many words the rests from `i` and `j` on have in common. */
function lengths(before: readonly string[], after: readonly string[]): readonly Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row, below] = [table[i], table[i + 1]]
      if (row && below) row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return table
}

function pieces(before: readonly string[], after: readonly string[], table: readonly Uint32Array[]): TextPiece[] {
  const found: TextPiece[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, now] = [before[i], after[j]]
    if (old !== undefined && old === now) {
      found.push({ text: old, in: 'both' })
      i += 1
      j += 1
    } else if (old !== undefined && (now === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      found.push({ text: old, in: 'old' })
      i += 1
    } else {
      found.push({ text: now ?? '', in: 'new' })
      j += 1
    }
  }
  return found
}

const joined = (found: readonly TextPiece[]): readonly TextPiece[] =>
  found.reduce<TextPiece[]>((all, piece) => {
    const last = all.at(-1)
    if (last?.in === piece.in) return [...all.slice(0, -1), { ...last, text: last.text + piece.text }]
    return [...all, piece]
  }, [])
