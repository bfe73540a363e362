import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../support/database.ts'
import type { FreshDatabase } from '../../support/database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

test('gives every connection the deadlines that keep a request from hanging', async () => {
  const [limits] = await database.data.sql`select current_setting('statement_timeout') statement,
    current_setting('lock_timeout') lock, current_setting('idle_in_transaction_session_timeout') idle`
  expect(limits).toEqual({ statement: '10s', lock: '2s', idle: '15s' })
})

test('works as roles that are not superusers', async () => {
  for (const { sql } of [database.owner, database.data]) {
    const [role] = await sql`select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = current_user`
    expect(role).toEqual({ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false })
  }
})

test('stores JSON as it is given, not as text within text', async () => {
  const [row] = await database.data.sql.unsafe('select $1::jsonb as value', [JSON.stringify({ a: 1 })])
  expect(row?.value).toEqual({ a: 1 })
})
