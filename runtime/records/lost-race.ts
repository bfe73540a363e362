import { Refusal } from '../refusal.ts'
import { postgresError, uniqueViolation } from '../storage/postgres-error.ts'

/**
 * Raised inside a unit that found no record for a key and then met one that somebody else had just made: nothing is kept,
 * and the unit, when it is repeated, finds that record.
 */
export class LostRace extends Error {}

/** Whether a write failed because a unique key has its values already; the one who has them has committed by then. */
export const isTaken = (error: unknown): boolean => postgresError(error instanceof Refusal ? error.cause : error)?.code === uniqueViolation
