import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../runtime/refusal.ts'
import { HttpRefusal } from '../../../server/http-refusal.ts'
import { route } from '../../../server/route.ts'
import { startTestApp, type TestApp } from '../../support/server.ts'

const shared = { tag: 'Test', summary: 'Test', policy: 'public', answers: { 200: Type.Unknown() } } as const

const echo = [
  route({ ...shared, method: 'GET', path: '/api/things/plan', work: async () => ({ body: 'the plan' }) }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/things/:name',
    work: async ({ params }) => ({ body: params.name, headers: { etag: '"7"' } }),
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/query',
    query: Type.Object(
      {
        limit: Type.Optional(Type.Integer({ maximum: 9 })),
        deep: Type.Optional(Type.Boolean()),
        tags: Type.Optional(Type.Array(Type.String())),
        text: Type.Optional(Type.String()),
      },
      { additionalProperties: false },
    ),
    work: async ({ query }) => ({ body: query }),
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api/echo',
    body: Type.Object(
      {
        text: Type.Optional(Type.String({ maxLength: 5 })),
        number: Type.Optional(Type.Number()),
        free: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      },
      { additionalProperties: false },
    ),
    work: async ({ body }) => ({ body }),
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api/act',
    work: async ({ ifMatch, ifNoneMatch, address }) => ({ body: { ifMatch, ifNoneMatch, address } }),
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/api/upload',
    bodyType: 'application/zip',
    work: async ({ raw }) => ({ body: (await raw.arrayBuffer()).byteLength }),
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/bug',
    work: async () => Promise.reject(new Error('the secret is xyzzy')),
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/away',
    work: async () => Promise.reject(Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' })),
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/jammed',
    work: async () =>
      Promise.reject(new Error('wrapped', { cause: Object.assign(new Error('lock'), { code: '55P03' }) })),
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/unstorable',
    work: async ({ parts }) => ({ body: await parts.data.sql`select ${'99999999999'}::int` }),
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/refused',
    work: async () => Promise.reject(new Refusal('stale-draft', { details: { revision: 9 } })),
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/api/limited',
    work: async () => Promise.reject(new HttpRefusal('too-many-requests', { headers: { 'retry-after': '7' } })),
  }),
]

let test: TestApp

beforeAll(async () => {
  test = await startTestApp({ isSetUp: false, routes: echo })
})

afterAll(() => test.close())

/** Sends a path as it stands: URL parsers would tidy some of it up. */
const at = (path: string, init?: RequestInit) => test.app.request(`http://localhost:3000${path}`, init)

describe('an address', () => {
  it.each([
    ['/api/things//plan', 400],
    ['//api/things/plan', 400],
    ['/api/things/plan/', 400],
    ['/api/things/a%2Fb', 400],
    ['/api/things/a%2fb', 400],
    ['/api/things/a;x=1', 400],
    ['/api/things/a%3Bx', 400],
    ['/api/things/%61', 400],
    ['/api/things/%e4%ba%ba', 400],
    ['/api/things/%zz', 400],
    ['/api/things/%FF', 400],
    ['/api/things/a%00', 400],
    ['/api/things/a%5Cb', 400],
    ['/API/things/plan', 400],
    ['/api/Things/plan', 400],
    ['/Healthz', 404],
    ['/api/nothing', 404],
    ['/api', 404],
    ['/api/things/plan', 200],
    ['/api/things/%E4%BA%BA', 200],
    ['/api/things/two%20words', 200],
    ['/api/things/a:b', 200],
  ])('%s is answered %i', async (path, status) => {
    const response = await at(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      status < 400 ? 'application/json' : 'application/problem+json',
    ])
  })

  it('finds the more particular route first', async () => {
    expect((await test.visitor.get('/api/things/plan')).body).toBe('the plan')
    expect((await test.visitor.get('/api/things/%E4%BA%BA')).body).toBe('人')
  })

  it('that knows other methods names them', async () => {
    const { status, headers, body } = await test.visitor.delete('/api/echo')
    expect([status, body.code, headers.get('allow')]).toEqual([405, 'method-not-allowed', 'POST'])
  })
})

describe('a query', () => {
  it('is read in the types of its schema', async () => {
    expect((await test.visitor.get('/api/query?limit=3&deep=true&tags=a&tags=b&text=12')).body).toEqual({
      limit: 3,
      deep: true,
      tags: ['a', 'b'],
      text: '12',
    })
  })

  it.each([
    ['limit=10', 'schema.maximum'],
    ['limit=1e1', 'schema.type'],
    ['limit=NaN', 'schema.type'],
    ['limit=', 'schema.type'],
    ['deep=1', 'schema.type'],
    ['limit=1&limit=2', 'query.repeated'],
    ['other=1', 'schema.additionalProperties'],
    ['__proto__=1', 'schema.additionalProperties'],
    ['constructor=1', 'schema.additionalProperties'],
    ['text=%00', 'text.malformed'],
  ])('%s is refused: %s', async (query, code) => {
    const { status, body } = await test.visitor.get(`/api/query?${query}`)
    expect([status, body.code, body.issues[0].code]).toEqual([422, 'invalid-request', code])
    expect(body.issues[0].path).toMatch(/^\/query\//)
  })
})

describe('a body', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    at('/api/echo', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  const codeOf = async (response: Response) => [response.status, (await response.json()).code]

  it('is JSON', async () => {
    expect((await post('{"text":"Đà"}')).status).toBe(200)
    expect((await post('{"text":"Đà"}', { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200)
    expect(await codeOf(await post('{"text":'))).toEqual([400, 'malformed-json'])
    expect(await codeOf(await post(''))).toEqual([400, 'malformed-json'])
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect(await codeOf(await post('{"text":"x"}', { 'content-type': type }))).toEqual([
        415,
        'unsupported-media-type',
      ])
    }
  })

  it('without which a change comes is no form either', async () => {
    expect((await at('/api/act', { method: 'POST' })).status).toBe(200)
    expect(
      (
        await at('/api/act', {
          method: 'POST',
          body: 'a=1',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).status,
    ).toBe(415)
  })

  it('of another type is left to the route', async () => {
    const zip = { method: 'POST', body: 'PK', headers: { 'content-type': 'application/zip' } }
    expect(await (await at('/api/upload', zip)).json()).toBe(2)
    expect((await at('/api/upload', { ...zip, headers: { 'content-type': 'text/html' } })).status).toBe(415)
  })

  it('has at most a megabyte, whether it says so or not', async () => {
    const large = `{"text":"${'x'.repeat(1024 * 1024)}"}`
    expect(await codeOf(await post(large, { 'content-length': String(large.length) }))).toEqual([413, 'body-too-large'])
    expect(await codeOf(await post(large))).toEqual([413, 'body-too-large'])
  })

  it('is refused with an issue at every place', async () => {
    const { status, body } = await test.visitor.post('/api/echo', { text: 'too long', number: 'x', other: 1 })
    expect([status, body.code]).toEqual([422, 'invalid-request'])
    expect(body.issues.map((issue: { path: string; code: string }) => [issue.path, issue.code])).toEqual([
      ['/other', 'schema.additionalProperties'],
      ['/text', 'schema.maxLength'],
      ['/number', 'schema.type'],
    ])
    for (const issue of body.issues) expect(issue.message).toMatch(/\w/)
  })

  it.each([201, 3_000, 300_000])('is refused when it nests %i levels deep', async (depth) => {
    const answer = await post(`{"free":{"x":${'['.repeat(depth)}${']'.repeat(depth)}}}`)
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { code: 'malformed-json', issues: [{ code: 'json.too-deep' }] },
    ])
  })

  it.each([
    ['{"__proto__":{"text":"x"}}', 422],
    ['{"constructor":1}', 422],
    ['{"number":1e400}', 422],
    ['{"number":NaN}', 400],
    [String.raw`{"text":"a\u0000"}`, 400],
    [String.raw`{"text":"\ud800"}`, 400],
    [String.raw`{"free":{"\ud800":1}}`, 400],
    [String.raw`{"text":"\ud83d\ude00"}`, 200],
  ])('%s is answered %i', async (body, status) => {
    expect((await post(body)).status).toBe(status)
  })
})

describe('a change', () => {
  const act = (headers: Record<string, string>) => at('/api/act', { method: 'POST', headers })

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:3001' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }, 403],
    [{ origin: 'http://localhost:3000' }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{}, 200],
    [{ origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' }, 200],
  ])('from %o is answered %i', async (headers, status) => {
    const response = await act(headers as unknown as Record<string, string>)
    expect([response.status, (await response.json()).code]).toEqual([status, status === 403 ? 'cross-site' : undefined])
  })

  it('may be based on a version', async () => {
    expect(await (await act({ 'if-match': '"3"' })).json()).toMatchObject({ ifMatch: '3' })
    expect(await (await act({ 'if-match': 'W/"12"' })).json()).toMatchObject({ ifMatch: '12' })
    expect(await (await act({ 'if-none-match': '*' })).json()).toMatchObject({ ifNoneMatch: '*' })
  })
})

describe('an answer', () => {
  it('is told anew to who has its version: what it says of others may have changed', async () => {
    const { status, headers } = await test.visitor.get('/api/things/x', { headers: { 'if-none-match': '"7"' } })
    expect([status, headers.get('etag'), headers.get('cache-control')]).toEqual([200, '"7"', 'no-store'])
  })

  it('is never guessed at nor kept by others', async () => {
    const { headers } = await test.visitor.get('/api/things/plan')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('to a refusal is a problem document with its details', async () => {
    const { status, body, headers } = await test.visitor.get('/api/refused', {
      headers: { 'accept-language': 'zh-TW,zh;q=0.9,en;q=0.5' },
    })
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect([status, body.type, body.status, body.code, body.revision]).toEqual([
      409,
      'about:blank',
      409,
      'stale-draft',
      9,
    ])
    expect(body.title).toMatch(/\p{Script=Han}/u)
    expect((await test.visitor.get('/api/limited')).headers.get('retry-after')).toBe('7')
  })

  it('to a bug is 500 without details, and the log has the cause once', async () => {
    test.log.length = 0
    const { status, body, headers } = await test.visitor.get('/api/bug')
    expect([status, body.code, body.requestId]).toEqual([500, 'server-fault', headers.get('x-request-id')])
    expect(JSON.stringify(body)).not.toContain('xyzzy')
    expect(test.log).toHaveLength(1)
    expect(test.log[0]).toMatchObject({
      level: 'error',
      fields: { route: '/api/bug', requestId: body.requestId, err: { message: 'the secret is xyzzy' } },
    })
  })

  it('to a value that the database cannot hold is 422, and the log has the cause', async () => {
    test.log.length = 0
    const { status, body } = await test.visitor.get('/api/unstorable')
    expect([status, body.code]).toEqual([422, 'invalid-request'])
    expect(test.log).toMatchObject([{ level: 'error', fields: { route: '/api/unstorable', err: { code: '22003' } } }])
  })

  it('while the database is away is 503 with a time to come back', async () => {
    const { status, body, headers } = await test.visitor.get('/api/away')
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'database-unavailable', '2'])
    const jammed = await test.visitor.get('/api/jammed')
    expect([jammed.status, jammed.body.code, jammed.headers.get('retry-after')]).toEqual([503, 'busy', '2'])
  })
})
