import { type Static, Type } from 'typebox'

const limit = {
  perMinute: Type.Integer({ minimum: 1, maximum: 6_000 }),
  atOnce: Type.Integer({ minimum: 1, maximum: 100 }),
}

/** How many calls flows may make to one host: begun within any minute, and under way at a time. */
export const CallLimits = Type.Object(
  {
    ...limit,
    /** Hosts that get more or fewer: `api.example.com`, with the port where it is an unusual one. */
    hosts: Type.Array(Type.Object({ host: Type.String({ minLength: 1, maxLength: 255 }), ...limit }, { additionalProperties: false }), { maxItems: 100 }),
  },
  { additionalProperties: false },
)

export type CallLimits = Static<typeof CallLimits>

/** Limits of a workspace that has not said otherwise: more than people notice, and less than troubles a small system. */
export const usualCallLimits: CallLimits = { perMinute: 120, atOnce: 4, hosts: [] }
