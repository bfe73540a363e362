/** Whether any text or key of a JSON value holds a NUL or half a surrogate pair: Postgres cannot store either. */
export function hasBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return isBrokenText(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, member]) => isBrokenText(key) || hasBrokenText(member))
}

/** Whether a text holds a NUL or half a surrogate pair. */
export const isBrokenText = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed()
