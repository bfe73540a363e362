import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { openConnection } from '../../runtime/storage/connect.ts'
import type { Connection, Database } from '../../runtime/storage/connect.ts'
import { roles } from '../../server/embedded/credentials.ts'
import { templateName } from './postgres.ts'

/** A test file's own database, migrated: nothing of another file is in it. */
export interface FreshDatabase {
  /** As the role that owns the tables. */
  readonly url: string
  /** As the role for data. */
  readonly runtimeUrl: string
  readonly owner: Connection
  readonly data: Connection
  /** The owner's connection, for tests that need no second role. */
  readonly sql: postgres.Sql
  readonly db: Database
  /** Closes both connections and removes the database. */
  drop(): Promise<void>
}

/** Name of the Postgres role that `data` works as. */
export const dataRole = roles.runtime

export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asSuperuser(async (sql) => {
    await sql`create database ${sql(name)} template ${sql(templateName)} strategy wal_log owner ${sql(roles.owner)}`
    await sql`grant connect on database ${sql(name)} to ${sql(roles.runtime)}`
  })
  const [url, runtimeUrl] = [withDatabase(inject('ownerUrl'), name), withDatabase(inject('runtimeUrl'), name)]
  const owner = openConnection(url, { name: 'test owner', max: 4 })
  const data = openConnection(runtimeUrl, { name: 'test data', max: 4 })
  const drop = async (): Promise<void> => {
    await Promise.all([owner.close(), data.close()])
    await asSuperuser((sql) => sql`drop database if exists ${sql(name)} with (force)`)
  }
  return { url, runtimeUrl, owner, data, sql: owner.sql, db: owner.db, drop }
}

async function asSuperuser(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
