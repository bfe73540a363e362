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

describe('without a database', () => {
  it('the process says that it lives but is not ready, and all else asks to come back', async () => {
    const away = await startTestApp()
    const { cookie } = away.admin
    await away.database.data.close()
    expect((await away.visitor.get('/healthz', { headers: { cookie } })).status).toBe(200)
    for (const path of ['/readyz', '/api/me', '/api/w/main/people']) {
      const { status, body, headers } = await away.admin.get(path)
      expect([path, status, body.code, headers.get('retry-after')]).toEqual([path, 503, 'database-unavailable', '2'])
    }
    expect((await away.visitor.get('/metrics')).body).toContain('tessera_database_up 0')
    await away.close()
  })
})
