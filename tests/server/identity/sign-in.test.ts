import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setTimeout as wait } from 'node:timers/promises'
import { admitTry } from '../../../server/identity/sign-in.ts'
import { startTestApp, type TestApp } from '../../support/server.ts'

const password = 'brass lantern under water'

let test: TestApp
/** Whom the administrator enrols: reachable by all three identifiers. */
let invited: { id: string; link: string }

beforeAll(async () => {
  test = await startTestApp()
  await test.admin.patch('/api/w/main/settings', { country: 'VN', currency: 'VND' }, { version: 1 })
  const { body } = await test.admin.post('/api/w/main/people', {
    name: 'Nguyễn Văn An',
    email: 'An@Example.com',
    login: 'nv.an',
    phone: '0912 345 678',
  })
  invited = { id: body.person.id, link: body.link }
})

// Every try of a test comes from one address.
beforeEach(() => test.database.sql`delete from tessera.rate_limit`)

afterAll(() => test.close())

const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? ''
const signIn = (identifier: string, secret = password) =>
  test.visitor.post('/api/sign-in', { identifier, password: secret })

describe('a one-time link', () => {
  it('says whom it invites, and nothing when it is not one', async () => {
    const { body } = await test.visitor.get(`/api/join?token=${tokenOf(invited.link)}`)
    expect(body).toEqual({ open: true, name: 'Nguyễn Văn An', workspace: { slug: 'main', name: 'Main' } })
    expect((await test.visitor.get('/api/join?token=guessed')).body).toEqual({ open: false })
  })

  it('is stored as a hash only', async () => {
    const rows = await test.database.sql`select * from tessera.one_time_link`
    expect(JSON.stringify(rows)).not.toContain(tokenOf(invited.link))
  })

  it('stays open after a weak password', async () => {
    const { status, body } = await test.visitor.post('/api/join', {
      token: tokenOf(invited.link),
      password: 'nguyenvanan1',
    })
    expect([status, body.code]).toEqual([422, 'weak-password'])
  })

  it('lets one of two at once choose a password, and nobody afterwards', async () => {
    const body = { token: tokenOf(invited.link), password }
    const answers = await Promise.all([test.visitor.post('/api/join', body), test.visitor.post('/api/join', body)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410])
    const again = await test.visitor.post('/api/join', body)
    expect([again.status, again.body.code]).toEqual([410, 'link-closed'])
  })

  it('works for 48 hours', async () => {
    const { body } = await test.admin.post('/api/w/main/people', { name: 'Late', login: 'late.comer' })
    await test.database.sql`update tessera.one_time_link set expires_at = now() - interval '1 second'`
    const { status } = await test.visitor.post('/api/join', { token: tokenOf(body.link), password })
    expect(status).toBe(410)
  })
})

describe('sign-in', () => {
  it.each([
    'an@example.com',
    ' AN@EXAMPLE.COM ',
    'nv.an',
    'NV.An',
    '0912345678',
    '+84 912 345 678',
    '0084912345678',
    '84912345678',
    '０９１２ ３４５ ６７８',
  ])('knows %s', async (identifier) => {
    const { status, body } = await signIn(identifier)
    expect([status, body.account?.name]).toEqual([200, 'Nguyễn Văn An'])
  })

  it('answers a wrong password and an unknown name alike', async () => {
    const answers = await Promise.all([
      signIn('nv.an', 'wrong lantern under water'),
      signIn('nobody'),
      signIn('nobody@example.com'),
      signIn('0999999999'),
      signIn('nv.an', 'x'.repeat(200)),
    ])
    for (const { status, body } of answers)
      expect([status, body.code, Object.keys(body)]).toEqual([
        401,
        'invalid-credentials',
        ['type', 'title', 'status', 'code'],
      ])
  })

  it('takes as long for an unknown name as for a wrong password', async () => {
    const timed = async (identifier: string) => {
      const started = performance.now()
      await signIn(identifier, 'wrong lantern under water')
      return performance.now() - started
    }
    await timed('nv.an')
    const [known, unknown] = [await timed('nv.an'), await timed('nobody')]
    expect(unknown / known).toBeGreaterThan(0.3)
  })

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const { headers } = await signIn('nv.an')
    expect(headers.get('set-cookie')).toMatch(
      /^tessera\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/i,
    )
  })

  it('guards the cookie by its prefix over https', async () => {
    const secure = await startTestApp({ baseUrl: 'https://tessera.example.com' })
    await secure.makePerson({ login: 'https.person', password })
    const answer = await secure.visitor.post('/api/sign-in', { identifier: 'https.person', password })
    expect(answer.headers.get('set-cookie')).toMatch(/^__Secure-tessera\.session_token=.*; Secure/)
    expect((await secure.visitor.get('/api/me', { headers: { cookie: answer.cookie } })).status).toBe(200)
    await secure.close()
  })

  it('ends the session that the request came with', async () => {
    const first = await signIn('nv.an')
    const second = await test.visitor.post(
      '/api/sign-in',
      { identifier: 'nv.an', password },
      { headers: { cookie: first.cookie } },
    )
    expect((await test.visitor.get('/api/me', { headers: { cookie: first.cookie } })).status).toBe(401)
    expect((await test.visitor.get('/api/me', { headers: { cookie: second.cookie } })).status).toBe(200)
  })

  it('is refused after ten tries of one name from one address within a minute, by every process', async () => {
    const second = await test.secondProcess()
    for (let index = 0; index < 10; index += 1) await signIn('nv.an', 'wrong lantern under water')
    const { status, body, headers } = await signIn('nv.an')
    expect([status, body.code]).toEqual([429, 'too-many-requests'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    const elsewhere = await second.app.request('http://localhost:3000/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier: 'NV.AN', password }),
    })
    expect(elsewhere.status).toBe(429)
    expect((await signIn('somebody.else')).status).toBe(401)
  })

  it('counts the account, however it is written', async () => {
    const spellings = ['nv.an', 'an@example.com', '0912345678', '+84 912 345 678', '84912345678']
    for (let index = 0; index < 10; index += 1) await signIn(spellings[index % 5] ?? '', 'wrong lantern under water')
    for (const spelling of spellings) expect((await signIn(spelling)).status).toBe(429)
    const client = await test.visitor.post('/api/auth/sign-in/email', { email: 'an@example.com', password })
    expect(client.status).toBe(429)
  })

  it('counts the tries of all addresses together', async () => {
    const { limits, accounts } = test.parts.identity
    const attempt = (index: number) => admitTry({ identifier: 'nv.an', address: `10.0.0.${index}` }, { accounts, limits })
    for (let index = 0; index < 150; index += 1) await attempt(index)
    await expect(attempt(151)).rejects.toMatchObject({ code: 'too-many-requests' })
  })

  it('by a client of better-auth takes a small body and nothing beside it', async () => {
    const post = (body: unknown) => test.visitor.post('/api/auth/sign-in/email', body)
    expect((await post({ email: 'a@b.cc', password: 'x'.repeat(2_000_000) })).status).toBe(413)
    expect((await post(`{"email":${'['.repeat(5_000)}${']'.repeat(5_000)}}`)).status).toBe(400)
    expect((await post({ email: 'a@b.cc', password: 'x', more: 1 })).status).toBe(422)
  })

  it('is open to clients of better-auth, and its other addresses are shut', async () => {
    const { status, cookie } = await test.visitor.post('/api/auth/sign-in/email', { email: 'an@example.com', password })
    expect(status).toBe(200)
    expect((await test.visitor.get('/api/auth/get-session', { headers: { cookie } })).body.user.email).toBe(
      'an@example.com',
    )
    expect(
      (await test.visitor.post('/api/auth/sign-up/email', { email: 'eve@example.com', password, name: 'Eve' })).status,
    ).toBe(404)
    expect(
      (
        await test.visitor.post(
          '/api/auth/change-password',
          { currentPassword: password, newPassword: 'aaaaaaaaaaaa' },
          { headers: { cookie } },
        )
      ).status,
    ).toBe(404)
  })
})

describe('a session', () => {
  const cookieFrom = async () => (await signIn('nv.an')).cookie
  const asks = async (cookie: string) => (await test.visitor.get('/api/me', { headers: { cookie } })).status

  it('is known by its signed cookie alone', async () => {
    const cookie = await cookieFrom()
    expect(await asks(cookie)).toBe(200)
    const [name, value = ''] = cookie.split('=')
    const [token] = decodeURIComponent(value).split('.')
    for (const forged of [
      `${name}=${token}`,
      `${name}=${token}.AAAA`,
      `${name}=${value}x`,
      `${name}=%E0%A4%A`,
      `${name}=`,
    ])
      expect([forged, await asks(forged)]).toEqual([forged, 401])
  })

  it('ends at once where one signs out, and in other processes within a second', async () => {
    const second = await test.secondProcess()
    const cookie = await cookieFrom()
    const elsewhere = () => second.app.request('http://localhost:3000/api/me', { headers: { cookie } })
    expect((await elsewhere()).status).toBe(200)
    const { status, headers } = await test.visitor.post('/api/sign-out', undefined, { headers: { cookie } })
    expect(status).toBe(204)
    expect(headers.get('set-cookie')).toMatch(/tessera\.session_token=;.*Max-Age=0/i)
    expect(await asks(cookie)).toBe(401)
    await wait(1_000)
    expect((await elsewhere()).status).toBe(401)
  })

  it('can be looked at and ended by its owner, from another one', async () => {
    const [here, there] = [await cookieFrom(), await cookieFrom()]
    const { body } = await test.visitor.get('/api/me/sessions', { headers: { cookie: here } })
    expect(body.items.filter(({ current }: { current: boolean }) => current)).toHaveLength(1)
    const [other] = body.items
    expect(other.current).toBe(false)
    expect((await test.admin.delete(`/api/me/sessions/${other.id}`)).status).toBe(404)
    expect((await test.visitor.delete(`/api/me/sessions/${other.id}`, { headers: { cookie: here } })).status).toBe(204)
    expect(await asks(there)).toBe(401)
    expect(await asks(here)).toBe(200)
  })

  it('ends with its time', async () => {
    const cookie = await cookieFrom()
    await test.database.sql`update tessera.session set expires_at = now() - interval '1 second'`
    await wait(1_000)
    expect(await asks(cookie)).toBe(401)
  })

  it('begins its time anew when it is used after a day', async () => {
    const cookie = await cookieFrom()
    expect((await test.visitor.get('/api/me', { headers: { cookie } })).headers.get('set-cookie')).toBeNull()
    await test.database.sql`update tessera.session set expires_at = now() + interval '5 days'`
    await wait(1_000)
    const { headers } = await test.visitor.get('/api/me', { headers: { cookie } })
    expect(headers.get('set-cookie')).toContain('Max-Age=604800')
    const [row] = await test.database
      .sql`select max(expires_at) > now() + interval '6 days' as renewed from tessera.session`
    expect(row?.renewed).toBe(true)
  })
})

describe('a password', () => {
  it('is changed with the current one, and all other sessions end', async () => {
    await test.makePerson({ login: 'pass.changer', password })
    const [here, there] = [(await signIn('pass.changer')).cookie, (await signIn('pass.changer')).cookie]
    const change = (body: object) => test.visitor.post('/api/me/password', body, { headers: { cookie: here } })
    const wrong = await change({ current: 'not this one at all', password: 'copper kettle over fire' })
    expect([wrong.status, wrong.body.issues[0].code]).toEqual([422, 'password.wrong'])
    expect((await change({ current: password, password: 'password1234' })).body.code).toBe('weak-password')
    expect((await change({ current: password, password: 'copper kettle over fire' })).status).toBe(204)
    expect((await test.visitor.get('/api/me', { headers: { cookie: there } })).status).toBe(401)
    expect((await test.visitor.get('/api/me', { headers: { cookie: here } })).status).toBe(200)
    expect((await signIn('pass.changer')).status).toBe(401)
    expect((await signIn('pass.changer', 'copper kettle over fire')).status).toBe(200)
  })
})
