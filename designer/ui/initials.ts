const ideographs = /^[\p{Script=Han}]+$/u

/** Two letters for an avatar: `Lan Nguyễn` -> LN, `王小明` -> 小明 (the given name, as it is said), `An` -> A. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const [first] = words
  if (!first) return '?'
  if (words.length === 1 && ideographs.test(first)) return [...first].slice(-2).join('')
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase()
}
