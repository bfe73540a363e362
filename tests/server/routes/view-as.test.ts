import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dealObject, accountObject } from '../../support/sales.ts'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'

let server: TestApp
let lan: TestPerson
let manager: TestPerson
let theirs: string
const base = '/api/w/main'

beforeAll(async () => {
  server = await startTestApp()
  const { admin } = server
  for (const body of [accountObject, dealObject]) await admin.put(`${base}/draft/object/${body.name}`, body, { headers: { 'if-none-match': '*' } })
  const { body: plan } = await admin.post(`${base}/draft/plan`, {})
  await admin.post(`${base}/draft/publish`, { digest: plan.digest })
  await server.putRoles([
    { name: 'rep', objects: { deal: { create: true, read: 'own', update: 'own' } }, fields: { 'deal.margin': 'none' } },
    { name: 'manager', objects: { deal: { read: 'own' } }, system: ['people'] },
  ])
  lan = await server.makePerson({ name: 'Lan', roles: ['rep'] })
  manager = await server.makePerson({ name: 'Minh', roles: ['manager'] })
  theirs = (await lan.post(`${base}/records/deal`, { values: { name: 'Of Lan' } })).body.id
  await admin.post(`${base}/records/deal`, { values: { name: 'Of the administrator', margin: '20' } })
})
afterAll(() => server.close())

const asLan = () => ({ headers: { 'x-view-as': `person ${lan.id}` } })
const asRep = { headers: { 'x-view-as': 'role rep' } }

describe('looking as somebody else', () => {
  it('shows the records, fields and objects that the other may see', async () => {
    const { body: list } = await server.admin.get(`${base}/records/deal`, asLan())
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual([theirs])
    const { body: app } = await server.admin.get(`${base}/app`, asLan())
    expect(app).toMatchObject({ person: { name: 'Lan' }, roles: ['rep'], system: [] })
    expect(app.objects.map(({ definition }: { definition: { name: string } }) => definition.name)).toEqual(['deal'])
    expect((await server.admin.get(`${base}/records/account`, asLan())).status).toBe(404)
    const { body: record } = await server.admin.get(`${base}/records/deal/${theirs}`, asLan())
    expect(record.values).not.toHaveProperty('margin')
  })

  it('shows a role alone on my own records', async () => {
    const { body } = await server.admin.get(`${base}/records/deal`, asRep)
    expect(body.items.map(({ values }: { values: { name: string } }) => values.name)).toEqual(['Of the administrator'])
  })

  it('changes nothing and reaches nothing beside records', async () => {
    for (const options of [asLan(), asRep]) {
      expect(await server.admin.post(`${base}/records/deal`, { values: { name: 'x' } }, options)).toMatchObject({ status: 403, body: { code: 'viewing-as' } })
      expect((await server.admin.patch(`${base}/records/deal/${theirs}`, { values: { name: 'x' } }, { ...options, version: 1 })).status).toBe(403)
      expect((await server.admin.get(`${base}/draft`, options)).status).toBe(403)
      expect((await server.admin.get(`${base}/notifications`, options)).status).toBe(403)
    }
    expect((await server.admin.get(`${base}/records/deal/${theirs}`)).body).toMatchObject({ version: 1, values: { name: 'Of Lan' } })
  })

  it('only ever lowers rights', async () => {
    expect((await lan.get(`${base}/records/deal`, { headers: { 'x-view-as': `person ${server.admin.id}` } })).body.code).toBe('forbidden')
    expect((await manager.get(`${base}/records/deal`, { headers: { 'x-view-as': 'role administrator' } })).body.code).toBe('exceeds-own-rights')
    // Both see their own records only, which are not the same.
    expect((await manager.get(`${base}/records/deal`, asLan())).body.code).toBe('exceeds-own-rights')
    expect((await server.admin.get(`${base}/records/deal`, { headers: { 'x-view-as': 'role nobody' } })).status).toBe(404)
  })

  it('is noted in the audit', async () => {
    expect(await server.admin.post(`${base}/view-as`, { person: lan.id })).toMatchObject({ status: 200, body: { name: 'Lan' } })
    const noted = await server.database.sql`select actor, record, changed from ws_main._change where op = 'view-as'`
    expect(noted).toEqual([{ actor: server.admin.id, record: lan.id, changed: {} }])
    expect((await manager.post(`${base}/view-as`, { role: 'administrator' })).body.code).toBe('exceeds-own-rights')
  })
})
