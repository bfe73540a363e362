/** Moves the part with this id to a place counted without it; the very same list when it stands there already. */
export function movePart<Part extends { readonly id: string }>(parts: readonly Part[], id: string, to: number): readonly Part[] {
  const from = parts.findIndex((part) => part.id === id)
  const part = parts[from]
  const place = Math.max(0, Math.min(to, parts.length - 1))
  return !part || from === place ? parts : parts.toSpliced(from, 1).toSpliced(place, 0, part)
}
