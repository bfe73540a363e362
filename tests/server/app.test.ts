import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/server.ts'

let test: TestApp

beforeAll(async () => {
  test = await startTestApp()
})

afterAll(() => test.close())

describe('health', () => {
  it('says that the process lives and that the database is ready', async () => {
    expect((await test.visitor.get('/healthz')).body).toEqual({ state: 'alive' })
    expect((await test.visitor.get('/readyz')).body).toEqual({ state: 'ready' })
  })

  it('measures requests by route and status', async () => {
    const { body } = await test.visitor.get('/metrics')
    expect(body).toMatch(/tessera_request_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/)
    expect(body).toContain('tessera_database_up 1')
  })
})
