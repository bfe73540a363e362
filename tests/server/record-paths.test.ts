import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lintOpenApi } from '../support/lint-openapi.ts'
import { putRelease } from '../support/release.ts'
import { salesDefinitions } from '../support/sales.ts'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'

let test: TestApp
let rep: TestPerson

beforeAll(async () => {
  test = await startTestApp()
  await putRelease(await test.parts.workspaces.open('main'), salesDefinitions)
  rep = await test.makePerson({ roles: ['rep'] })
})

afterAll(() => test.close())

const documentOf = async (who: TestPerson) => (await who.get('/api/openapi.json?workspace=main')).body

const recordsOf = (document: { paths: Record<string, object> }) =>
  Object.entries(document.paths).flatMap(([address, item]) => (address.includes('/records/') ? Object.keys(item).map((method) => `${method} ${address.split('/records/')[1]}`) : []))

describe('the OpenAPI document of a workspace', () => {
  it('has the addresses of every object for an administrator', async () => {
    const addresses = recordsOf(await documentOf(test.admin))
    expect(addresses).toEqual(expect.arrayContaining(['get deal', 'post deal', 'patch deal/{id}', 'delete quote/{id}', 'post account/query']))
    expect(addresses.filter((address) => address.includes('{object}'))).toEqual([])
  })

  it('has for a narrow role only what it may do, with only the fields that it may see', async () => {
    const document = await documentOf(rep)
    const addresses = recordsOf(document)
    expect(addresses).toEqual(expect.arrayContaining(['get account', 'post deal']))
    expect(addresses.some((address) => address.includes('quote'))).toBe(false)
    expect(addresses).not.toContain('post account')
    expect(JSON.stringify(document)).not.toContain('margin')
    const body = document.paths['/api/w/{workspace}/records/deal'].post.requestBody.content['application/json'].schema.properties.values
    expect(body.required).toEqual(['name'])
    expect(Object.keys(body.properties)).not.toContain('seats')
    expect(Object.keys(body.properties)).not.toContain('number')
  })

  it('lists the paths that a list can be asked for and ordered by, each for its reader', async () => {
    const document = await documentOf(rep)
    const parameters = document.paths['/api/w/{workspace}/records/deal'].get.parameters
    const [where, select, sort] = ['where', 'select', 'sort'].map((name) => parameters.find((each: { name?: string }) => each.name === name))
    expect(where.content).toHaveProperty(['application/json'])
    expect(where).not.toHaveProperty('schema')
    expect(select).toMatchObject({ style: 'form', explode: false, schema: { items: { $ref: '#/components/schemas/deal.path' } } })
    expect(sort).toMatchObject({ style: 'form', explode: false, schema: { items: { $ref: '#/components/schemas/deal.order' } } })
    const listed = (name: string): string[] => document.components.schemas[name].anyOf[0].enum
    expect(listed('deal.path')).toEqual(expect.arrayContaining(['name', 'amount', 'created_at', 'account.name']))
    expect(listed('deal.order')).toEqual(expect.arrayContaining(['amount', '-amount', '-account.name']))
    const { status } = await rep.get(`/api/w/main/records/deal?select=${listed('deal.path').join(',')}`)
    expect(status).toBe(200)
    for (const path of listed('deal.sortPath')) expect([path, (await rep.get(`/api/w/main/records/deal?sort=-${path}`)).status]).toEqual([path, 200])
  })

  it('offers the owner where records can be assigned', async () => {
    const inputOf = async (who: TestPerson) =>
      (await documentOf(who)).paths['/api/w/{workspace}/records/deal'].post.requestBody.content['application/json'].schema.properties.values
    expect(Object.keys((await inputOf(test.admin)).properties)).toContain('owner')
    expect(Object.keys((await inputOf(rep)).properties)).not.toContain('owner')
  })

  it('passes the linter for both', async () => {
    expect(await lintOpenApi([await documentOf(test.admin), await documentOf(rep)])).toEqual([])
  }, 60_000)
})
