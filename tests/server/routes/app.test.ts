import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Mail } from '../../../runtime/ports.ts'
import { putRelease } from '../../support/release.ts'
import { salesDefinitions } from '../../support/sales.ts'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'

const app = '/api/w/main/app'

let test: TestApp
let rep: TestPerson

beforeAll(async () => {
  test = await startTestApp()
  await putRelease(await test.parts.workspaces.open('main'), salesDefinitions)
  rep = await test.makePerson({ roles: ['rep'] })
})

afterAll(() => test.close())

const tagOf = async (who: TestPerson) => (await who.get(app)).headers.get('etag') ?? ''
const again = (who: TestPerson, tag: string) => who.get(app, { headers: { 'if-none-match': tag } })

it('names the roles of the person, the release and the revision of the rights', async () => {
  const { body } = await rep.get(app)
  expect(body).toMatchObject({ roles: ['rep'], person: { id: rep.id }, release: expect.any(Number), rightsRevision: expect.any(Number) })
  expect(await tagOf(rep)).toBe(`"${body.release}.${body.rightsRevision}.0.${rep.id}"`)
})

it('is not sent again while nothing of it has changed', async () => {
  const { status, body } = await again(rep, await tagOf(rep))
  expect([status, body]).toEqual([304, ''])
})

it('is sent to somebody else who shares the browser', async () => {
  expect((await again(test.admin, await tagOf(rep))).status).toBe(200)
})

it('tells those who design that no server takes the mails, and is sent again once one does', async () => {
  const ports = (await test.parts.workspaces.open('main')).ports as { mail: Mail }
  const { mail } = ports
  ports.mail = { ...mail, isKept: true }
  const tag = await tagOf(test.admin)
  expect((await test.admin.get(app)).body.mailIsKept).toBe(true)
  expect((await rep.get(app)).body.mailIsKept).toBeUndefined()
  ports.mail = mail
  const { status, body } = await again(test.admin, tag)
  expect([status, body.mailIsKept]).toEqual([200, undefined])
})

it('is sent again after a change of roles, of settings, and of the release', async () => {
  const changes = [
    () => test.admin.put(`/api/w/main/people/${rep.id}/roles`, { roles: [] }),
    () => test.admin.patch('/api/w/main/settings', { name: 'Renamed' }, { version: 1 }),
    async () => putRelease(await test.parts.workspaces.open('main'), salesDefinitions),
  ]
  for (const change of changes) {
    const before = await tagOf(rep)
    await change()
    test.parts.identity.forgetCallers('main')
    expect((await again(rep, before)).status).toBe(200)
    expect(await tagOf(rep)).not.toBe(before)
  }
  expect((await rep.get(app)).body.roles).toEqual([])
})
