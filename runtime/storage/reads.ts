import type { TransactionSql } from 'postgres'
import type { Connection } from './connect.ts'
import { postgresError, queryCanceled } from './postgres-error.ts'
import { type Inputs, runStatement, type Statement } from './statement.ts'

/** How statements that only read reach Postgres. */
export interface Reads {
  rows<Row>(statement: Statement, inputs: Inputs): Promise<Row[]>
}

/** Every statement by a connection of its own. */
export const pooledReads = (pool: Connection): Reads => ({ rows: (statement, inputs) => runStatement(pool.sql, statement, inputs) })

/** Within a transaction: they see what it has written. */
export const readsWithin = (runner: TransactionSql): Reads => ({ rows: (statement, inputs) => runStatement(runner, statement, inputs) })

/** Milliseconds in which a statement ends on the lane, or is ended: the `statementTimeout` of its connection. */
export const laneTimeout = 100

/** So long, in milliseconds, a statement that was ended on the lane stays away from it. */
const banned = 60_000

/**
 * Short reads over one connection, the lane. What a short read costs is mostly the message that wakes Postgres, and the driver
 * sends the statements that wait for one connection in one message. A statement may use the lane once the pool has
 * answered it in time; one that is ended there is asked again by the pool, so nobody waits long behind it.
 */
export function sharedReads(lane: Connection, pool: Connection): Reads {
  const welcomeFrom = new WeakMap<Statement, number>()
  return {
    rows: async (statement, inputs) => {
      const began = performance.now()
      const from = welcomeFrom.get(statement)
      if (from !== undefined && began >= from) {
        try {
          return await runStatement(lane.sql, statement, inputs)
        } catch (error) {
          if (postgresError(error)?.code !== queryCanceled) throw error
          welcomeFrom.set(statement, performance.now() + banned)
        }
      }
      const rows = await runStatement<never>(pool.sql, statement, inputs)
      if (from === undefined && performance.now() - began < laneTimeout) welcomeFrom.set(statement, began)
      return rows
    },
  }
}
