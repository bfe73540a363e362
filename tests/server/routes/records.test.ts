import { afterAll, beforeAll, expect, it } from 'vitest'
import { putRelease } from '../../support/release.ts'
import { salesDefinitions } from '../../support/sales.ts'
import { startTestApp, type TestApp } from '../../support/server.ts'

let test: TestApp

beforeAll(async () => {
  test = await startTestApp()
  await putRelease(await test.parts.workspaces.open('main'), salesDefinitions)
})

afterAll(() => test.close())

it('tell each problem of many writes like the problem of one', async () => {
  const values = { name: null }
  const one = await test.admin.post('/api/w/main/records/account', { values })
  const items = [{ op: 'create', values }, { op: 'create', values: { name: 'Acme' } }]
  const many = await test.admin.post('/api/w/main/records/account/bulk', { mode: 'each', items })
  expect(one.body).toMatchObject({ type: 'about:blank', title: expect.any(String), status: 422, code: 'invalid-record' })
  expect(many.body.items[0]).toEqual({ problem: { ...one.body, item: 0 } })
  expect(many.body.items[1].record.values.name).toBe('Acme')
})
