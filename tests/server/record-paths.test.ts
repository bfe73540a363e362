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

  it('passes the linter for both', async () => {
    expect(await lintOpenApi([await documentOf(test.admin), await documentOf(rep)])).toEqual([])
  }, 60_000)
})
