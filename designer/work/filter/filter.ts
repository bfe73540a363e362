import type { Json } from '../../../schemas/pointer.ts'

/** The filter of a list: a condition in the rule language, or none. */
export type Filter = Json | null

/** Reads a filter from the address; anything that cannot be a condition is none. */
export function filterOfText(text: string | null): Filter {
  if (text === null) return null
  try {
    const read = JSON.parse(text) as Json
    return typeof read === 'object' && read !== null && !Array.isArray(read) && Object.keys(read).length === 1 ? read : null
  } catch {
    return null
  }
}

/** How many conditions stand beside one another in a filter. The rule language is not loaded for it. */
export function conditionsIn(filter: Filter): number {
  if (filter === null || typeof filter !== 'object' || Array.isArray(filter)) return 0
  const joined = filter['and'] ?? filter['or']
  return Array.isArray(joined) ? joined.length : 1
}
