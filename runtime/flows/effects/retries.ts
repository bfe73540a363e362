/** Tries until an effect is given up. */
export const mostTries = 8

const first = 5_000
const longest = 3_600_000

/** However long who was asked wants to be left alone: a week is more than any run should hang on. */
const longestAsked = 604_800_000

/**
 * Milliseconds before the next try: 5 seconds, doubled with each try, an hour at most, and of that a random part, so that what
 * failed together does not come back together. Never sooner than who was asked has said,
 * within a week.
 */
export const pauseBefore = (attempts: number, { after = 0, random = Math.random }: { after?: number | undefined; random?: () => number } = {}): number =>
  Math.max(Math.min(after, longestAsked), random() * Math.min(first * 2 ** (attempts - 1), longest))

/** Answers after which the same request may succeed later. */
export const isPassing = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500

/** Milliseconds that a `Retry-After` asks for: seconds, or a date. */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(at - now.getTime(), 0)
}
