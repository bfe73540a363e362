import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRights } from '../../schemas/roles/role.ts'
import { createApp } from '../../server/app.ts'
import type { Route } from '../../server/route.ts'
import { routes } from '../../server/routes/index.ts'
import { type Client, clientOf } from '../support/client.ts'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'

type Asker = 'nobody' | 'signedIn' | 'foreign' | 'narrow' | 'administrator'

let test: TestApp
let people: Record<Exclude<Asker, 'nobody'>, TestPerson>
/** Every route with its path and policy as they are, and nothing to do but say that it was reached. */
let gates: Record<Asker, Client>

beforeAll(async () => {
  test = await startTestApp()
  await test.putRoles([{ name: 'reader', objects: { '*': { read: 'own' } } }])
  const [signedIn, foreign, narrow] = [
    await test.makePerson({}),
    await test.makePerson({}),
    await test.makePerson({ roles: ['reader'] }),
  ]
  await test.makeWorkspace('elsewhere', foreign.account)
  for (const { account } of [signedIn, foreign])
    await test.database.sql`delete from ws_main._person where account = ${account.id}`
  await test.database.sql`update ws_main._live set rights = rights + 1`
  test.parts.identity.forgetCallers('main')
  people = { signedIn, foreign, narrow, administrator: test.admin }
  const app = createApp(test.parts, routes.map(reachable))
  const baseUrl = 'http://localhost:3000'
  gates = {
    nobody: clientOf(app, { baseUrl }),
    signedIn: clientOf(app, { baseUrl, cookie: signedIn.cookie }),
    foreign: clientOf(app, { baseUrl, cookie: foreign.cookie }),
    narrow: clientOf(app, { baseUrl, cookie: narrow.cookie }),
    administrator: clientOf(app, { baseUrl, cookie: test.admin.cookie }),
  }
})

afterAll(() => test.close())

function reachable({ method, path, policy }: Route): Route {
  return {
    method,
    path,
    policy,
    tag: '',
    summary: '',
    answers: { 200: Type.Unknown() },
    work: async () => ({ body: 'reached' }),
  }
}

/** What the policy of a route says to each, in words of its own. */
function expected({ policy }: Route, asker: Asker): number {
  if (policy === 'public') return 200
  if (asker === 'nobody') return 401
  if (policy === 'account') return 200
  if (asker === 'signedIn' || asker === 'foreign') return 404
  return policy === 'member' || asker === 'administrator' ? 200 : 403
}

const addressOf = ({ path }: Route): string =>
  path.replace(':workspace', 'main').replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')

const ask = (client: Client, route: Route) =>
  client[route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'](addressOf(route))

const cases = routes.flatMap((route) =>
  (['nobody', 'signedIn', 'foreign', 'narrow', 'administrator'] as const).map((asker) => ({
    name: `${route.method} ${route.path}`,
    route,
    asker,
  })),
)

describe('a route', () => {
  it.each(cases)('$name answers $asker by its policy', async ({ route, asker }) => {
    const { status, body } = await ask(gates[asker], route)
    expect([status, status === 200 ? body : body.code]).toEqual([
      expected(route, asker),
      { 200: 'reached', 401: 'not-signed-in', 403: 'forbidden', 404: 'not-found' }[expected(route, asker)],
    ])
  })

  it('is public only where this list says so', () => {
    const open = routes.filter(({ policy }) => policy === 'public').map(({ method, path }) => `${method} ${path}`)
    expect(open.filter((each) => !each.startsWith('GET /schemas/')).toSorted()).toEqual([
      'GET /api/auth/get-session',
      'GET /api/docs',
      'GET /api/docs/docs.css',
      'GET /api/docs/docs.js',
      'GET /api/join',
      'GET /api/openapi.json',
      'GET /api/setup',
      'GET /healthz',
      'GET /readyz',
      'POST /api/auth/sign-in/email',
      'POST /api/auth/sign-out',
      'POST /api/join',
      'POST /api/setup',
      'POST /api/sign-in',
      'POST /api/sign-out',
      'POST /api/w/:workspace/hooks/:flow',
    ])
  })

  it('of a workspace asks for a person of it, or for a signature where other systems call', () => {
    const loose = routes.filter(
      ({ path, policy }) => path.startsWith('/api/w/') && (policy === 'public' || policy === 'account'),
    )
    expect(loose.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/w/:workspace/hooks/:flow'])
  })

  it('is not named twice', () => {
    const names = routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('asks for rights that exist', () => {
    const asked = routes.flatMap(({ policy }) => (typeof policy === 'string' ? [] : [...policy]))
    expect(asked.filter((right) => !systemRights.includes(right))).toEqual([])
  })
})

describe('the whole server', () => {
  it('tells a stranger the same of a workspace that exists and one that does not', async () => {
    for (const asker of ['signedIn', 'foreign'] as const) {
      for (const path of ['people', 'settings', 'app', 'records/account']) {
        const [here, nowhere] = [
          await people[asker].get(`/api/w/main/${path}`),
          await people[asker].get(`/api/w/no_such/${path}`),
        ]
        expect([here.status, here.body]).toEqual([404, nowhere.body])
      }
    }
  })

  it('changes nothing for who may not', async () => {
    const state = async () =>
      JSON.stringify(
        await test.database
          .sql`select p.*, (select values from ws_main._settings) as settings, (select max(seq) from ws_main._change) as seq from ws_main._person p order by id`,
      )
    const before = await state()
    const changes = routes.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/w/'))
    for (const who of [test.visitor, people.signedIn, people.foreign]) {
      const statuses = await Promise.all(changes.map(async (route) => (await ask(who, route)).status))
      expect(statuses.filter((status) => ![401, 404, 415].includes(status))).toEqual([])
    }
    expect(await state()).toBe(before)
  })
})
