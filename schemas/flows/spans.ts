import { type Static, Type } from 'typebox'

/** A length of time, in one unit. */
export const Span = Type.Object(
  { minutes: Type.Optional(Type.Integer({ minimum: 1 })), hours: Type.Optional(Type.Integer({ minimum: 1 })), days: Type.Optional(Type.Integer({ minimum: 1 })) },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
)

export type Span = Static<typeof Span>

const milliseconds = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

/** The moment that lies so much later. */
export function later(now: string, { minutes = 0, hours = 0, days = 0 }: Span): string {
  return new Date(Date.parse(now) + minutes * milliseconds.minutes + hours * milliseconds.hours + days * milliseconds.days).toISOString()
}
