import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '../../server/migrate.ts'
import { dataRole, freshDatabase } from '../support/database.ts'
import type { FreshDatabase } from '../support/database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

test('lets the data role use the tables and change none of them', async () => {
  expect(await database.data.sql`select * from tessera.workspace`).toEqual([])
  await expect(database.data.sql`alter table tessera.workspace add column more int`).rejects.toMatchObject({ code: '42501' })
})

test('may be done by several processes at once, and again', async () => {
  const { owner, data } = database
  expect(await Promise.all([migrate(owner, data), migrate(owner, data), migrate(owner, data)])).toEqual([dataRole, dataRole, dataRole])
})

test('goes on where Postgres offers trigrams and forbids them', async () => {
  const superuser = postgres(inject('postgresUrl'), { database: new URL(database.url).pathname.slice(1), max: 1, onnotice: () => undefined })
  await superuser`drop extension if exists pg_trgm cascade`
  await superuser`create function forbid() returns event_trigger language plpgsql as $$ begin raise 'only for administrators'; end $$`
  await superuser`create event trigger forbid on ddl_command_start when tag in ('CREATE EXTENSION') execute function forbid()`
  const { owner, data } = database
  expect(await migrate(owner, data)).toBe(dataRole)
  await superuser`drop event trigger forbid`
  await Promise.all([migrate(owner, data), migrate(owner, data)])
  expect(await superuser`select from pg_extension where extname = 'pg_trgm'`).toHaveLength(1)
  await superuser.end()
})
