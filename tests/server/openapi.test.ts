import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds } from '../../schemas/kinds.ts'
import { operationId } from '../../server/openapi-operation.ts'
import { openApiDocument } from '../../server/openapi.ts'
import { routes } from '../../server/routes/index.ts'
import { lintOpenApi } from '../support/lint-openapi.ts'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'

let test: TestApp
let narrow: TestPerson

beforeAll(async () => {
  test = await startTestApp()
  await test.putRoles([{ name: 'reader', objects: { '*': { read: 'own' } } }])
  narrow = await test.makePerson({ roles: ['reader'] })
})

afterAll(() => test.close())

const documentOf = async (who: TestApp['visitor'], query = '') => (await who.get(`/api/openapi.json${query}`)).body
const addressesIn = (document: { paths: Record<string, object> }): string[] =>
  Object.entries(document.paths).flatMap(([address, item]) => Object.keys(item).map((method) => `${method} ${address}`))

describe('the OpenAPI document', () => {
  it('tells everybody only what they may use', async () => {
    const [nobody, account, member, administrator] = [
      addressesIn(await documentOf(test.visitor)),
      addressesIn(await documentOf(narrow)),
      addressesIn(await documentOf(narrow, '?workspace=main')),
      addressesIn(await documentOf(test.admin, '?workspace=main')),
    ]
    expect(nobody).toContain('post /api/sign-in')
    expect(nobody).not.toContain('get /api/me')
    expect(account).toContain('get /api/me')
    expect(account).not.toContain('get /api/w/{workspace}/people')
    expect(member).toContain('get /api/w/{workspace}/people')
    expect(member).not.toContain('post /api/w/{workspace}/people')
    expect(administrator).toContain('post /api/w/{workspace}/people')
    expect(administrator).toHaveLength(routes.length)
  })

  it('of a foreign workspace is not found', async () => {
    expect((await narrow.get('/api/openapi.json?workspace=elsewhere')).status).toBe(404)
  })

  it('puts the addresses of objects in the place of the general ones', async () => {
    const caller = await test.parts.identity.callerIn('main', test.admin.account)
    const extra = { paths: { '/api/w/main/records/deal': { get: {} } }, schemas: { Deal: { type: 'object' } } }
    const document = openApiDocument({
      routes,
      baseUrl: 'http://localhost:3000',
      account: test.admin.account,
      caller,
      extra,
    }) as { paths: Record<string, object>; components: { schemas: object } }
    expect(document.paths).toHaveProperty(['/api/w/main/records/deal'])
    expect(Object.keys(document.paths).filter((address) => address.includes('{object}'))).toEqual([])
    expect(document.components.schemas).toHaveProperty('Deal')
  })

  it('says of every group what it is about', async () => {
    const { tags } = await documentOf(test.admin, '?workspace=main')
    expect(tags.filter(({ name, description }: { name: string; description: string }) => name === description)).toEqual(
      [],
    )
  })

  it('names every operation once', () => {
    const ids = routes.map(operationId)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('demands If-Match exactly where a request without it is declined', async () => {
    const { paths } = await documentOf(test.admin, '?workspace=main')
    const isDemanded = ([, { parameters = [] }]: [string, { parameters?: { $ref?: string }[] }]) =>
      parameters.some(({ $ref }) => $ref?.endsWith('/IfMatch'))
    const demanding = Object.entries<Record<string, object>>(paths).flatMap(([address, operations]) =>
      Object.entries(operations).filter(isDemanded).map(([method]) => `${method} ${address.replace('/api/w/{workspace}/', '')}`),
    )
    expect(demanding.toSorted()).toEqual([
      'delete departments/{id}',
      'delete draft/{kind}/{name}',
      'delete records/{object}/{id}',
      'delete secrets/{name}',
      'delete views/{id}',
      'patch departments/{id}',
      'patch people/{id}',
      'patch records/{object}/{id}',
      'patch settings',
      'patch views/{id}',
      'post records/{object}/{id}/give-back',
      'post runs/{id}/cancel',
      'post runs/{id}/retry',
      'post runs/{id}/skip',
      'post tasks/{id}/hand-over',
    ])
    for (const each of demanding) {
      const [method, address = ''] = each.split(' ')
      const path = `/api/w/main/${address.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000')}`
      const { status } = await (method === 'patch' ? test.admin.patch(path, {}) : method === 'post' ? test.admin.post(path) : test.admin.delete(path))
      expect([each, status]).toEqual([each, 428])
    }
  })

  it('says how a definition is made that must not exist yet', async () => {
    const { paths, components } = await documentOf(test.admin, '?workspace=main')
    const names = paths['/api/w/{workspace}/draft/{kind}/{name}'].put.parameters.flatMap(({ $ref }: { $ref?: string }) => $ref?.split('/').at(-1) ?? [])
    expect(names).toEqual(['IfMatchOrNew', 'IfNew'])
    expect(components.parameters.IfNew).toMatchObject({ name: 'If-None-Match', schema: { const: '*' } })
  })

  it("passes the linter's recommended rules, for nobody, a narrow role and an administrator", async () => {
    expect(
      await lintOpenApi([
        await documentOf(test.visitor),
        await documentOf(narrow, '?workspace=main'),
        await documentOf(test.admin, '?workspace=main'),
      ]),
    ).toEqual([])
  }, 60_000)
})

describe('the schema of a kind', () => {
  it.each(Object.keys(kinds))('%s is JSON Schema 2020-12', async (kind) => {
    const { status, body } = await test.visitor.get(`/schemas/${kind}.json`)
    expect([status, body.$id, body.title]).toEqual([200, `http://localhost:3000/schemas/${kind}.json`, kind])
    const ajv = new Ajv2020({ strict: false })
    expect(ajv.validateSchema(body)).toBe(true)
  })
})

describe('the page of the API', () => {
  it('loads its own files only, under the strict policy', async () => {
    const { status, body, headers } = await test.visitor.get('/api/docs')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';/)
    const sources = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]: string[]) => address)
    expect(sources).toEqual(['/api/docs/docs.css', '/api/docs/docs.js', '/api/openapi.json'])
    for (const address of sources) expect((await test.visitor.get(address ?? '')).status).toBe(200)
    expect(body).not.toMatch(/<script(?![^>]* src=)/)
  })
})
