import postgres from 'postgres'
import type { Credentials } from './credentials.ts'
import { databaseName, roles, urlOf } from './credentials.ts'

/**
 * Makes our two accounts and the database, the only things done as superuser. Every step may be repeated: an attempt
 * that was interrupted is done again as a whole.
 */
export async function prepareDatabase(credentials: Credentials, port: number): Promise<void> {
  const url = urlOf(roles.superuser, credentials.superuser, { port, database: 'postgres' })
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { application_name: 'tessera set-up' } })
  try {
    await makeRole(sql, roles.owner, credentials.owner)
    await makeRole(sql, roles.runtime, credentials.runtime)
    await makeDatabase(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function makeRole(sql: postgres.Sql, role: string, password: string): Promise<void> {
  const [found] = await sql`select 1 from pg_roles where rolname = ${role}`
  if (!found) await sql`create role ${sql(role)}`
  const rights = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
  // A role's password cannot be a parameter; ours is base64url, made by us a moment ago.
  await sql.unsafe(`alter role ${role} with ${rights} password '${password}'`)
}

async function makeDatabase(sql: postgres.Sql): Promise<void> {
  const [found] = await sql`select 1 from pg_database where datname = ${databaseName}`
  if (!found) await sql`create database ${sql(databaseName)} owner ${sql(roles.owner)}`
  await sql`revoke all on database ${sql(databaseName)} from public`
  await sql`grant connect on database ${sql(databaseName)} to ${sql(roles.runtime)}`
}
