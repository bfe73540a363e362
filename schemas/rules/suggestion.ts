/** The candidate that a misspelt name most likely means; undefined when none is near. */
export function suggestionFor(name: string, candidates: Iterable<string>): string | undefined {
  let nearest: string | undefined
  // One slip in three letters is still a slip; more is another word.
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = distanceBetween(name, candidate, least)
    if (distance >= least) continue
    least = distance
    nearest = candidate
  }
  return nearest
}

/** Letters to insert, remove or replace (Levenshtein); `enough` when there are at least so many. */
function distanceBetween(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough || a.length > longest || b.length > longest) return enough
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[b.length] ?? enough
}

const longest = 100
