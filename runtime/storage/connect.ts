import { drizzle } from 'drizzle-orm/postgres-js'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

/** Drizzle's view of a connection: statements built from table objects. */
export type Database = PostgresJsDatabase

/**
 * A pool of connections as one Postgres role. `sql` and `db` share it. Drizzle has replaced the client's parsers: dates
 * and times come back as Postgres' own text from both, and JSON parameters are passed as text that is JSON already.
 */
export interface Connection {
  readonly sql: postgres.Sql
  readonly db: Database
  /**
   * Fails all statements that wait for a connection or an answer, as if their connections had died, and connects anew. For a
   * database that is frozen or out of reach: it neither answers nor closes a connection.
   */
  cut(): void
  /** Waits for running statements up to five seconds, then ends them. */
  close(): Promise<void>
}

export interface ConnectionOptions {
  /** Shown in `pg_stat_activity`. */
  readonly name: string
  /** Connections at most. With more, each write wakes a Postgres process of its own: over ten, creates are a tenth slower. */
  readonly max?: number
  /** Milliseconds a statement may take; a job that needs longer sets its own within its transaction. */
  readonly statementTimeout?: number
  /** Told of each connection that ended, for whatever reason. */
  readonly onClose?: () => void
}

const seconds = 1_000

/** `patches/` adds this to the driver. */
interface MendedSql extends postgres.Sql {
  cut(): void
  begin: postgres.Sql['begin'] & ((options: { readonly along: true }, work: (runner: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>)
}

/**
 * A transaction whose begin is sent together with what `work` asks first, in one round trip. That must do no harm outside of a
 * transaction: reads and locks. What `work` has asked when it ends travels with the commit.
 */
export const beginAlong = <Result>(sql: postgres.Sql, work: (runner: postgres.TransactionSql) => Promise<Result>): Promise<Result> =>
  // postgres.js maps promises within arrays; a result of ours is never an array of promises.
  (sql as MendedSql).begin({ along: true }, work) as Promise<Result>

/** Opens a pool; connects when the first statement comes. */
export function openConnection(url: string, { name, max = 6, statementTimeout = 10 * seconds, onClose }: ConnectionOptions): Connection {
  const sql = postgres(url, {
    max,
    connect_timeout: 5,
    // The driver's own pauses grow to 20 seconds, shared by all connections: a pool must be whole 5 seconds after a restart.
    backoff: (failures: number) => Math.min(0.05 * 2 ** failures, 0.5),
    onnotice: () => undefined,
    onclose: onClose,
    connection: {
      application_name: name,
      TimeZone: 'UTC',
      statement_timeout: statementTimeout,
      lock_timeout: 2 * seconds,
      idle_in_transaction_session_timeout: 15 * seconds,
    },
  })
  // Wrapped exactly once: a client that Drizzle has not seen encodes JSON twice.
  return { sql, db: drizzle(sql), cut: () => (sql as MendedSql).cut(), close: () => sql.end({ timeout: 5 }) }
}
