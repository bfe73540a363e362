import { createHash } from 'node:crypto'

/** JSON with the keys of every object sorted: equal definitions have equal texts, whatever order they were written in. */
export const canonicalText = (value: unknown): string => JSON.stringify(sorted(value))

/** SHA-256 of the canonical text, in hexadecimal. */
export const canonicalHash = (value: unknown): string => createHash('sha256').update(canonicalText(value)).digest('hex')

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  )
}
