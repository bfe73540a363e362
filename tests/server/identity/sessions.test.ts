import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../support/server.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

const asking = (cookie: string): Request => new Request('http://localhost:3000/', { headers: { cookie } })

it('remembers a session for a moment, however many cookies that nobody has signed come in between', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const { sessions } = test.parts.identity
  const [name = ''] = test.admin.cookie.split('=')
  expect((await sessions.of(asking(test.admin.cookie)))?.account.id).toBe(test.admin.account.id)
  await test.database.sql`delete from tessera.session`
  for (let index = 0; index <= 10_000; index += 1)
    expect(await sessions.of(asking(`${name}=token${index}.AAAA`))).toBeUndefined()
  expect((await sessions.of(asking(test.admin.cookie)))?.account.id).toBe(test.admin.account.id)
  sessions.forget()
  expect(await sessions.of(asking(test.admin.cookie))).toBeUndefined()
})
