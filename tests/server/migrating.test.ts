import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startMigrating } from '../../server/migrating.ts'
import { logged, type LoggedLine } from '../support/logged.ts'
import { startTestApp, type TestApp } from '../support/server.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

it('answers 503 in a workspace that waits to be migrated, and goes on in the others', async () => {
  const { sql } = test.database
  const { as } = await test.secondProcess()
  await sql`update tessera.workspace set migration = migration - 1 where slug = 'main'`
  const waiting = await as(test.admin).get('/api/w/main/app')
  expect([waiting.status, waiting.body.code, waiting.headers.get('retry-after')]).toEqual([503, 'busy', '2'])
  expect((await as(test.admin).get('/api/me')).body.workspaces).toEqual([])
  await sql`update tessera.workspace set migration = migration + 1 where slug = 'main'`
  expect((await as(test.admin).get('/api/w/main/app')).status).toBe(200)
})

it('migrates all that wait, and what failed the next time', async () => {
  const waiting = new Set(['a', 'b', 'c'])
  const lines: LoggedLine[] = []
  const done: string[] = []
  let tries = 0
  const workspaces = {
    pending: async () => [...waiting],
    migrate: async (slug: string) => {
      if (slug === 'b' && (tries += 1) < 3) throw new Error('a table is in use')
      waiting.delete(slug)
    },
  }
  const migrating = startMigrating({ workspaces, log: logged(lines), migrated: (slug) => done.push(slug), every: 10 })
  for (let left = 100; left > 0 && waiting.size > 0; left -= 1) await sleep(10)
  await migrating.stop()
  expect(done).toEqual(['a', 'c', 'b'])
  expect(lines.filter(({ level }) => level === 'error')).toMatchObject([{ fields: { workspace: 'b' } }, { fields: { workspace: 'b' } }])
})
