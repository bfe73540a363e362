import { DrizzleQueryError } from 'drizzle-orm'

/** What Postgres said of a statement that failed. */
interface PostgresError {
  /** SQLSTATE. */
  readonly code: string
  readonly constraint: string | undefined
}

/** The database's own error, out of Drizzle's wrapping; undefined for every other error. */
export function postgresError(error: unknown): PostgresError | undefined {
  const own = error instanceof DrizzleQueryError ? error.cause : error
  if (!(own instanceof Error) || !('code' in own) || typeof own.code !== 'string' || !sqlState.test(own.code))
    return undefined
  return { code: own.code, constraint: 'constraint_name' in own ? String(own.constraint_name) : undefined }
}

const sqlState = /^[0-9A-Z]{5}$/

export const lockNotAvailable = '55P03'
export const deadlockDetected = '40P01'
export const uniqueViolation = '23505'
/** By its time limit, for nobody cancels statements by hand. */
export const queryCanceled = '57014'

/** Class 23: stored rows break what a constraint demands. */
export const isIntegrityViolation = (error: PostgresError): boolean => error.code.startsWith('23')
