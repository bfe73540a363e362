import { afterAll, beforeAll, expect, test } from 'vitest'
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
