import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../support/server.ts'

const password = 'brass lantern under water'
const workspace = { name: 'Hải Đăng', slug: 'hai_dang' }

let test: TestApp
let token: string

beforeAll(async () => {
  test = await startTestApp({ isSetUp: false })
  token = (await test.parts.identity.setUp.issueToken()) ?? ''
})

afterAll(() => test.close())

describe('the set-up', () => {
  it('is open to the link alone', async () => {
    expect((await test.visitor.get(`/api/setup?token=${token}`)).body).toEqual({ open: true })
    expect((await test.visitor.get('/api/setup?token=guessed')).body).toEqual({ open: false })
    expect((await test.visitor.get('/api/setup')).body).toEqual({ open: false })
  })

  it('refuses a password that is short or easy to guess, and stays open', async () => {
    for (const [weak, code] of [
      ['short', 'password.too-short'],
      ['password1234', 'password.easy-to-guess'],
      ['Hải Đăng Ada', 'password.easy-to-guess'],
    ]) {
      const { status, body } = await test.visitor.post('/api/setup', {
        token,
        name: 'Ada',
        login: 'ada.minh',
        password: weak,
        workspace,
      })
      expect([status, body.code, body.issues[0].code]).toEqual([422, 'weak-password', code])
    }
    expect((await test.visitor.get(`/api/setup?token=${token}`)).body).toEqual({ open: true })
  })

  it('names every wrong value at once and makes nothing', async () => {
    const { status, body } = await test.visitor.post('/api/setup', {
      token,
      name: 'Ada',
      email: 'no address',
      password,
      workspace: { ...workspace, zone: 'Mars/Base', currency: 'QQQ' },
    })
    expect(status).toBe(422)
    expect(body.issues.map(({ path }: { path: string }) => path)).toEqual([
      '/email',
      '/workspace/zone',
      '/workspace/currency',
    ])
    expect(await test.database.sql`select from tessera.account`).toHaveLength(0)
  })

  it('makes exactly one administrator and one workspace out of 20 tries at once', async () => {
    const tries = Array.from({ length: 20 }, (_, index) =>
      test.visitor.post('/api/setup', {
        token,
        name: `Ada ${index}`,
        login: `ada.${index}`,
        password,
        language: 'vi',
        workspace: { ...workspace, slug: `hai_dang_${index}` },
      }),
    )
    const answers = await Promise.all(tries)
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(19)
    expect(await test.database.sql`select from tessera.account`).toHaveLength(1)
    expect(await test.database.sql`select from tessera.workspace`).toHaveLength(1)
    const winner = answers.find(({ status }) => status === 201)
    const { body } = await test.visitor.get('/api/me', { headers: { cookie: winner?.cookie ?? null } })
    expect(body.installationAdmin).toBe(true)
    expect(body.workspaces).toMatchObject([
      { name: 'Hải Đăng', spaces: ['work', 'design', 'admin'], person: { language: 'vi', zone: 'Asia/Ho_Chi_Minh' } },
    ])
  })

  it('is closed afterwards, to the same and to a new link', async () => {
    expect((await test.visitor.get(`/api/setup?token=${token}`)).body).toEqual({ open: false })
    expect(await test.parts.identity.setUp.issueToken()).toBeUndefined()
    const { status, body } = await test.visitor.post('/api/setup', {
      token,
      name: 'Eve',
      login: 'eve',
      password,
      workspace,
    })
    expect([status, body.code]).toEqual([409, 'setup-closed'])
  })

  it('gives the first person and the workspace the language and the zone of the browser', async () => {
    const other = await startTestApp({ isSetUp: false })
    const { cookie } = await other.visitor.post('/api/setup', {
      token: await other.parts.identity.setUp.issueToken(),
      name: '李雷',
      login: 'lilei',
      password,
      language: 'zh-CN',
      workspace: { ...workspace, zone: 'Europe/Paris' },
    })
    const { body } = await other.visitor.get('/api/me', { headers: { cookie } })
    expect(body.workspaces[0].person).toMatchObject({ language: 'zh-CN', zone: 'Europe/Paris' })
    const settings = await other.visitor.get('/api/w/hai_dang/settings', { headers: { cookie } })
    expect(settings.body).toMatchObject({ zone: 'Europe/Paris', languages: ['zh-CN', 'en', 'vi'], currency: 'CNY' })
    await other.close()
  })

  it('is done by the environment once, without a screen', async () => {
    const other = await startTestApp({ isSetUp: false })
    const administrator = { email: 'Boss@Example.com', password }
    expect(await other.parts.identity.setUp.unattended(administrator)).toBe(true)
    expect(await other.parts.identity.setUp.unattended(administrator)).toBe(false)
    const { status, cookie } = await other.visitor.post('/api/sign-in', { identifier: 'boss@example.com', password })
    expect(status).toBe(200)
    const { body } = await other.visitor.get('/api/me', { headers: { cookie } })
    expect(body.workspaces).toMatchObject([{ slug: 'main' }])
    await other.close()
  })

  it('leaves nothing behind when it ends half-way, and is done by the next start', async () => {
    const other = await startTestApp({ isSetUp: false })
    const { sql } = other.database
    await sql.unsafe(`create function die() returns trigger language plpgsql as $$ begin raise 'killed'; end $$;
      create constraint trigger die after insert on tessera.account deferrable initially deferred for each row execute function die()`)
    const administrator = { email: 'boss@example.com', password }
    await expect(other.parts.identity.setUp.unattended(administrator)).rejects.toThrow('killed')
    await sql`drop trigger die on tessera.account`
    expect(await sql`select from tessera.workspace`).toHaveLength(0)
    expect(await other.parts.identity.setUp.unattended(administrator)).toBe(true)
    await other.close()
  })
})
