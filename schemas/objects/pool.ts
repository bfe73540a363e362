import { type Static, Type } from 'typebox'
import type { Issue } from '../issue.ts'
import { ownershipOf } from './ownership-issues.ts'
import type { ObjectDefinition } from './object.ts'

/** Fewer would leave no day on which the owner is told before a record goes back. */
const fewestDays = 2

/**
 * JSON Schema of an object's pool: records of it may stand without an owner until somebody claims them. It may be
 * empty: a pool without limits.
 */
export const PoolSchema = Type.Object(
  {
    /** How many living records one person may own and still claim another. */
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    /** After so many days in which nobody changed a record or commented on it, it goes back to the pool. */
    returnAfterDays: Type.Optional(Type.Integer({ minimum: fewestDays, maximum: 3650 })),
  },
  { additionalProperties: false },
)

export type Pool = Static<typeof PoolSchema>

/** Records that belong to others are owned with them, so they have no pool of their own. */
export const poolIssues = (object: ObjectDefinition): readonly Issue[] =>
  object.pool && ownershipOf(object) ? [{ code: 'object.pool-of-part', path: '/pool', params: { object: object.label } }] : []
