import { type Static, Type } from 'typebox'

/** What limits may be at the most, and how many hosts may have their own. */
export const mostCalls = { perMinute: 6_000, atOnce: 100, hosts: 100 } as const

const limit = {
  perMinute: Type.Integer({ minimum: 1, maximum: mostCalls.perMinute }),
  atOnce: Type.Integer({ minimum: 1, maximum: mostCalls.atOnce }),
}

/** How many calls flows may make to one host: begun within any minute, and under way at a time. */
export const CallLimits = Type.Object(
  {
    ...limit,
    /** Hosts that get more or fewer: `api.example.com`, with the port where it is an unusual one. */
    hosts: Type.Array(Type.Object({ host: Type.String({ minLength: 1, maxLength: 255 }), ...limit }, { additionalProperties: false }), { maxItems: mostCalls.hosts }),
  },
  { additionalProperties: false },
)

export type CallLimits = Static<typeof CallLimits>

/** Limits of a workspace that has not said otherwise: more than people notice, and less than troubles a small system. */
export const usualCallLimits: CallLimits = { perMinute: 120, atOnce: 4, hosts: [] }
