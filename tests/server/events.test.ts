import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'

let app: TestApp
let lan: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  lan = await app.makePerson({ name: 'Lan' })
})
afterAll(() => app.close())

interface Hearing {
  /** What has come, once it holds the text. */
  until(text: string): Promise<string>
  ended(): Promise<boolean>
  close(): Promise<void>
}

async function hear(person: TestPerson, headers: Record<string, string> = {}): Promise<Hearing> {
  const response = await app.app.request('http://localhost:3000/api/w/main/events', { headers: { cookie: person.cookie, ...headers } })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  const reader = response.body?.getReader()
  if (!reader) throw new Error('no stream')
  const decoder = new TextDecoder()
  let heard = ''
  return {
    until: async (text) => {
      while (!heard.includes(text)) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`ended after ${heard}`)
        heard += decoder.decode(value)
      }
      return heard
    },
    ended: async () => {
      for (;;) if ((await reader.read()).done) return true
    },
    close: () => reader.cancel(),
  }
}

const notify = async (person: string, at = new Date()) => {
  const id = `${at.getTime().toString(16).padStart(12, '0').replace(/^(.{8})/, '$1-')}-7000-8000-${Math.random().toString(16).slice(2, 14).padEnd(12, '0')}`
  await app.database.sql`insert into ws_main._notification (id, person, at, title, body) values (${id}, ${person}, ${at.toISOString()}, 'Hello', '')`
  return id
}

describe('the events of a workspace', () => {
  it('tell people what concerns them, by ids alone, and nobody else', async () => {
    const [mine, others] = [await hear(app.admin), await hear(lan)]
    const id = await notify(app.admin.id)
    const told = await mine.until(id)
    expect(told).toContain(`event: notification\ndata: {"id":"${id}"}\n\n`)
    const own = await notify(lan.id)
    expect(await others.until(own)).not.toContain(id)
    await Promise.all([mine.close(), others.close()])
  })

  it('tell again what was missed for a while', async () => {
    const [old, missed] = [await notify(lan.id, new Date(Date.now() - 400_000)), await notify(lan.id, new Date(Date.now() - 60_000))]
    const hearing = await hear(lan, { 'last-event-id': String(Date.now() - 3_600_000) })
    expect(await hearing.until(missed)).not.toContain(old)
    await hearing.close()
  })

  it('tell who stands in for somebody of the tasks of both', async () => {
    const hearing = await hear(lan)
    const id = crypto.randomUUID()
    await app.database.sql`insert into ws_main._substitute (person, who, "from", until) values (${app.admin.id}, ${lan.id}, now() - interval '2 days', now() + interval '2 days')`
    await app.database.sql`insert into ws_main._task (id, run, wait, key, node, kind, assignee, opened_at, changed_at) values (${id}, ${crypto.randomUUID()}, 1, 'k', 'n', 'form', ${app.admin.id}, now(), now())`
    expect(await hearing.until(id)).toContain('event: task')
    await hearing.close()
  })

  it('tell nothing more once the session has ended', async () => {
    const minh = await app.makePerson({ name: 'Minh' })
    const hearing = await hear(minh)
    await minh.delete(`/api/me/sessions/${(await minh.get('/api/me/sessions')).body.items[0].id}`)
    await expect(hearing.until(await notify(minh.id))).rejects.toThrow('ended after')
  })

  it('end with the session, and are not for those who have none', async () => {
    expect((await app.app.request('http://localhost:3000/api/w/main/events')).status).toBe(401)
    const hearing = await hear(lan)
    await lan.delete(`/api/me/sessions/${(await lan.get('/api/me/sessions')).body.items[0].id}`)
    expect(await hearing.ended()).toBe(true)
  }, 20_000)

  it('end with the process', async () => {
    const hearing = await hear(app.admin)
    app.parts.events.stop()
    expect(await hearing.ended()).toBe(true)
    expect(await (await hear(app.admin)).ended()).toBe(true)
  })
})
