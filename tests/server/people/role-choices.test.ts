import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../support/server.ts'

let test: TestApp

beforeAll(async () => {
  test = await startTestApp()
  await test.putRoles([{ name: 'hr', objects: {}, system: ['people'] }, { name: 'reader', objects: { '*': { read: 'all' } } }])
})

afterAll(() => test.close())

it('lists the roles and which of them the caller may give', async () => {
  const hr = await test.makePerson({ roles: ['hr'] })
  const { status, body } = await hr.get('/api/w/main/roles')
  expect([status, body.items.map(({ name, givable }: { name: string; givable: boolean }) => [name, givable])]).toEqual([
    200,
    [['administrator', false], ['hr', true], ['reader', false]],
  ])
  const { body: all } = await test.admin.get('/api/w/main/roles')
  expect(all.items.every(({ givable }: { givable: boolean }) => givable)).toBe(true)
})

it('tells nobody without the right to manage people', async () => {
  const reader = await test.makePerson({ roles: ['reader'] })
  expect((await reader.get('/api/w/main/roles')).status).toBe(403)
})
