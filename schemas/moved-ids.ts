/**
 * The fewest things that were moved to get from one order to the other; what was added or removed is passed over.
 * Those that stayed are a longest increasing subsequence (Fredman, 1975) of the old places in the new order.
 */
export function movedIds(before: readonly string[], after: readonly string[]): readonly string[] {
  const placeBefore = new Map(before.map((id, place) => [id, place]))
  const kept = after.filter((id) => placeBefore.has(id))
  const stayed = longestIncreasing(kept.map((id) => placeBefore.get(id) ?? 0))
  return kept.filter((_, index) => !stayed.has(index))
}

/** Indexes of a longest increasing subsequence. */
function longestIncreasing(places: readonly number[]): ReadonlySet<number> {
  /** For each length, the index of the smallest place that a subsequence of that length ends in. */
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  for (const [index, place] of places.entries()) {
    const length = ends.findIndex((end) => (places[end] ?? 0) >= place)
    const at = length === -1 ? ends.length : length
    previous[index] = ends[at - 1]
    ends[at] = index
  }
  const found = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) found.add(index)
  return found
}
