import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../support/server.ts'

const settings = '/api/w/main/settings'

let test: TestApp

beforeAll(async () => {
  test = await startTestApp()
})

afterAll(() => test.close())

describe('settings', () => {
  it('are read with their version and changed by it', async () => {
    const read = await test.admin.get(settings)
    expect([read.body.currency, read.headers.get('etag')]).toEqual(['USD', '"1"'])
    expect((await test.admin.patch(settings, { currency: 'VND' })).status).toBe(428)
    const { status, body, headers } = await test.admin.patch(
      settings,
      { currency: 'VND', country: 'VN', name: 'Hải Đăng', fiscalYearStart: 4 },
      { version: 1 },
    )
    expect([status, body.currency, body.weekStart, headers.get('etag')]).toEqual([200, 'VND', 1, '"2"'])
    expect((await test.admin.patch(settings, { currency: 'CNY' }, { version: 1 })).body.code).toBe('stale-record')
    expect(await test.database.sql`select op, changed from ws_main._change where object = '_settings'`).toMatchObject([
      {
        op: 'settings.update',
        changed: { currency: { old: 'USD', new: 'VND' }, name: { old: 'Main', new: 'Hải Đăng' } },
      },
    ])
  })

  it('show everywhere: in the directory, in the app, and in other processes within a second', async () => {
    const second = await test.secondProcess()
    const elsewhere = second.as(test.admin)
    const { body } = await elsewhere.get('/api/w/main/app')
    expect(body.settings.zone).toBe('UTC')
    await test.admin.patch(settings, { zone: 'Asia/Ho_Chi_Minh', name: 'Hải Đăng 2' }, { version: 2 })
    expect((await test.admin.get('/api/w/main/app')).body.settings.zone).toBe('Asia/Ho_Chi_Minh')
    await wait(1_000)
    expect((await elsewhere.get('/api/w/main/app')).body.settings.zone).toBe('Asia/Ho_Chi_Minh')
    expect((await test.admin.get('/api/workspaces')).body.items).toEqual([{ slug: 'main', name: 'Hải Đăng 2' }])
    expect((await test.admin.get('/api/me')).body.workspaces[0].name).toBe('Hải Đăng 2')
  })

  it('tell nobody else which hosts are called, and how often', async () => {
    const member = await test.makePerson({ roles: [] })
    expect((await member.get(settings)).status).toBe(403)
    expect((await member.get('/api/w/main/app')).body.settings).not.toHaveProperty('calls')
    expect((await test.admin.get(settings)).body.calls).toEqual({ perMinute: 120, atOnce: 4, hosts: [] })
  })

  it('refuse what does not exist', async () => {
    const { status, body } = await test.admin.patch(
      settings,
      { zone: '+07:00', currency: 'XXQ', country: 'QQ' },
      { version: 3 },
    )
    expect([status, body.issues.map(({ path }: { path: string }) => path)]).toEqual([
      422,
      ['/zone', '/currency', '/country'],
    ])
    expect((await test.admin.patch(settings, { theme: 'dark' }, { version: 3 })).body.issues[0].code).toBe(
      'schema.additionalProperties',
    )
    expect((await test.admin.patch(settings, {}, { version: 3 })).status).toBe(422)
    const host = (name: string) => ({ host: name, perMinute: 1, atOnce: 1 })
    const calls = { perMinute: 10, atOnce: 2, hosts: ['api.example.com', 'localhost:8080', 'https://x.example', 'Big.example', 'api.example.com', 'x.example/path'].map(host) }
    const wrong = await test.admin.patch(settings, { calls }, { version: 3 })
    expect(wrong.body.issues.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual([
      ['settings.unknown-host', '/calls/hosts/2/host'],
      ['settings.unknown-host', '/calls/hosts/3/host'],
      ['settings.host-twice', '/calls/hosts/4/host'],
      ['settings.unknown-host', '/calls/hosts/5/host'],
    ])
    expect((await test.admin.patch(settings, { calls: { ...calls, perMinute: 0 } }, { version: 3 })).status).toBe(422)
  })
})

describe('workspaces', () => {
  it('are made by who may, each with its own people', async () => {
    const made = await test.admin.post(
      '/api/workspaces',
      { name: '上海分公司', slug: 'shanghai' },
      { headers: { 'accept-language': 'zh-CN' } },
    )
    expect([made.status, made.body]).toEqual([201, { slug: 'shanghai', name: '上海分公司' }])
    expect((await test.admin.get('/api/w/shanghai/settings')).body).toMatchObject({
      currency: 'CNY',
      zone: 'Asia/Shanghai',
      languages: ['zh-CN', 'en', 'vi'],
    })
    const again = await test.admin.post('/api/workspaces', { name: 'X', slug: 'shanghai' })
    expect([again.status, again.body.code]).toEqual([409, 'name-taken'])
    expect((await test.admin.post('/api/workspaces', { name: 'X', slug: 'No Slug' })).status).toBe(422)
    const person = await test.makePerson({ roles: ['administrator'] })
    expect((await person.post('/api/workspaces', { name: 'X', slug: 'mine' })).body.code).toBe('forbidden')
    expect((await person.get('/api/workspaces')).status).toBe(403)
    expect((await person.get('/api/w/shanghai/people')).body.code).toBe('not-found')
  })

  it('show one account as one person in each', async () => {
    const { body } = await test.admin.get('/api/me')
    expect(body.workspaces.map(({ slug, spaces }: { slug: string; spaces: string[] }) => [slug, spaces])).toEqual([
      ['main', ['work', 'design', 'admin']],
      ['shanghai', ['work', 'design', 'admin']],
    ])
    const changed = await test.admin.patch('/api/me', { language: 'vi', zone: 'Asia/Ho_Chi_Minh' })
    expect(changed.body.workspaces.map(({ person }: { person: object }) => person)).toMatchObject([
      { language: 'vi', zone: 'Asia/Ho_Chi_Minh' },
      { language: 'vi', zone: 'Asia/Ho_Chi_Minh' },
    ])
    const refused = await test.admin.patch('/api/me', { zone: 'Nowhere' }, { headers: { 'accept-language': 'vi' } })
    expect(refused.body.issues[0].message).toContain('múi giờ')
    await test.database
      .sql`insert into tessera.workspace_member (account, workspace, person) values (${test.admin.account.id}, 'gone', gen_random_uuid())`
    expect((await test.admin.get('/api/me')).body.workspaces).toHaveLength(2)
  })
})
