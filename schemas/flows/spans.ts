import { type Static, Type } from 'typebox'

/** Ten years. */
const longest = { days: 3_650, hours: 87_600, minutes: 5_256_000 }

const count = (maximum: number) => Type.Optional(Type.Integer({ minimum: 1, maximum }))

/** A length of time, in one unit. */
export const Span = Type.Object(
  { minutes: count(longest.minutes), hours: count(longest.hours), days: count(longest.days) },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
)

export type Span = Static<typeof Span>

const milliseconds = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

/** The moment that lies so much later. */
export function later(now: string, { minutes = 0, hours = 0, days = 0 }: Span): string {
  return new Date(Date.parse(now) + minutes * milliseconds.minutes + hours * milliseconds.hours + days * milliseconds.days).toISOString()
}
