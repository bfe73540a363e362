import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'

let app: TestApp
let lan: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  lan = await app.makePerson({ name: 'Lan' })
})
afterAll(() => app.close())

const address = '/api/w/main'
const nobody = '01980000-0000-7000-8000-000000000001'

describe('the tasks of a person', () => {
  it('are a list, a count, and nothing of what does not exist', async () => {
    expect((await lan.get(`${address}/tasks?state=open`)).body).toEqual({ items: [], total: 0, next: null })
    expect((await lan.get(`${address}/tasks/count`)).body).toEqual({ open: 0, due: 0, unseen: 0 })
    expect((await lan.get(`${address}/tasks/${nobody}`)).status).toBe(404)
    expect((await lan.post(`${address}/runs/${nobody}/withdraw`, {})).status).toBe(404)
    expect((await lan.post(`${address}/flows/none/preview`, { record: nobody })).status).toBe(404)
  })

  it('are decided one by one where several are sent: each has an answer of its own', async () => {
    const answer = await lan.post(`${address}/tasks/decisions`, { tasks: [{ id: nobody, rev: 1 }], decision: 'approve', requestId: 'request-1' })
    expect(answer.body).toMatchObject({ items: [{ id: nobody, problem: { status: 404, code: 'not-found' } }] })
  })

  it('are somebody else\'s while the person is away', async () => {
    const away = { from: '2026-11-23', until: '2999-11-27', who: app.admin.id }
    expect((await lan.put(`${address}/me/substitute`, { ...away, until: '2026-11-22' })).body).toMatchObject({ code: 'invalid-request', issues: [{ code: 'substitute.ends-before' }] })
    expect((await lan.put(`${address}/me/substitute`, { ...away, who: lan.id })).body).toMatchObject({ issues: [{ code: 'task.unknown-person' }] })
    const saved = { substitute: { from: away.from, until: away.until, who: { id: app.admin.id, name: 'Ada Admin' } } }
    expect((await lan.put(`${address}/me/substitute`, away)).body).toEqual(saved)
    expect((await lan.get(`${address}/me/substitute`)).body).toEqual(saved)
    expect((await lan.put(`${address}/me/substitute`, null as unknown as object)).body).toEqual({ substitute: null })
  })
})
