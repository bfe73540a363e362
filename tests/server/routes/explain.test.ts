import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountObject, dealObject } from '../../support/sales.ts'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'

let server: TestApp
let lan: TestPerson
let lead: TestPerson
let ofAdmin: string
const base = '/api/w/main'

beforeAll(async () => {
  server = await startTestApp()
  const { admin } = server
  for (const body of [accountObject, dealObject]) await admin.put(`${base}/draft/object/${body.name}`, body, { headers: { 'if-none-match': '*' } })
  const { body: plan } = await admin.post(`${base}/draft/plan`, {})
  await admin.post(`${base}/draft/publish`, { digest: plan.digest })
  await server.putRoles([
    { name: 'rep', objects: { deal: { create: true, read: 'own', update: 'own' } }, fields: { 'deal.margin': 'none', 'deal.seats': 'read' } },
    { name: 'lead', objects: { deal: { read: 'all' } }, fields: { 'deal.margin': 'none' }, system: ['people'] },
  ])
  lan = await server.makePerson({ name: 'Lan', roles: ['rep'] })
  lead = await server.makePerson({ name: 'Minh', roles: ['lead'] })
  ofAdmin = (await admin.post(`${base}/records/deal`, { values: { name: 'Of the administrator', margin: '20' } })).body.id
})
afterAll(() => server.close())

const explain = (who: TestPerson, query = '', options = {}) => who.get(`${base}/records/deal/${ofAdmin}/explain${query}`, options)

describe('GET explain', () => {
  it('tells oneself why, and nothing that one may not know', async () => {
    const { status, body } = await explain(lan)
    expect(status).toBe(200)
    expect(body).toMatchObject({ seen: false, rights: { update: { allowed: false, because: [{ by: 'right', right: 'read', holds: false }, { by: 'role', role: { name: 'rep', scope: 'own' } }, { by: 'owner', holds: false }] } } })
    expect(JSON.stringify(body)).not.toMatch(/margin|"owner":|Of the administrator/)
  })

  it('tells who manages people about others, with the owner where the record may be seen', async () => {
    const { body } = await explain(lead, `?person=${lan.id}`)
    expect(body.rights.read).toMatchObject({ allowed: false, because: [{ by: 'role' }, { by: 'owner', holds: false, owner: { name: 'Ada Admin' } }] })
    expect(JSON.stringify(body)).not.toContain('margin')
    expect((await explain(server.admin, `?person=${lan.id}`)).body.fields.find(({ field }: { field: string }) => field === 'margin').read.because).toEqual([
      { by: 'right', right: 'read', holds: false },
      { by: 'no-role', holds: false },
    ])
  })

  it('is declined about others without that right, and finds nobody who is not there', async () => {
    expect((await explain(lan, `?person=${lead.id}`)).status).toBe(403)
    expect((await explain(server.admin, `?person=${ofAdmin}`)).status).toBe(404)
    expect((await lan.get(`${base}/records/account/${ofAdmin}/explain`)).status).toBe(404)
  })

  it('speaks of the other person while one looks as somebody else', async () => {
    const { body } = await explain(server.admin, '', { headers: { 'x-view-as': `person ${lan.id}` } })
    expect(body).toMatchObject({ person: { name: 'Lan' }, seen: false, rights: { delete: { allowed: false } } })
  })
})

describe('GET explain of an object', () => {
  it('says whether one may add records, and whom to ask', async () => {
    const { body } = await lead.get(`${base}/records/deal/explain`)
    expect(body).toMatchObject({ person: { name: 'Minh' }, rights: { create: { allowed: false, because: [{ by: 'no-role', holds: false }] }, read: { allowed: true } }, ask: [{ name: 'Ada Admin' }] })
    expect((await lan.get(`${base}/records/account/explain`)).status).toBe(404)
    expect((await lan.get(`${base}/records/deal/explain?person=${lead.id}`)).status).toBe(403)
  })
})

describe('GET access of a person', () => {
  it('lists objects, rights with their roles, and what is narrower of fields', async () => {
    const { body } = await server.admin.get(`${base}/people/${lan.id}/access`)
    expect(body.objects.map(({ object, rights }: { object: string; rights: Record<string, { allowed: boolean }> }) => [object, rights['read']?.allowed])).toEqual([['account', false], ['deal', true]])
    const [, deal] = body.objects
    expect(deal.rights.update).toEqual({ allowed: true, because: [{ by: 'role', holds: true, role: { name: 'rep', label: 'rep', scope: 'own' } }] })
    expect(deal.fields.map(({ field, read }: { field: string; read: { allowed: boolean } }) => [field, read.allowed])).toEqual([['seats', true], ['margin', false]])
    expect(body.system).toEqual([])
    expect((await server.admin.get(`${base}/people/${lead.id}/access`)).body.system).toMatchObject([{ right: 'people', roles: [{ name: 'lead' }] }])
  })

  it('names no object that the asker may not know of, and is declined without the right', async () => {
    const { body } = await lead.get(`${base}/people/${server.admin.id}/access`)
    expect(body.objects.map(({ object }: { object: string }) => object)).toEqual(['deal'])
    expect((await lan.get(`${base}/people/${lan.id}/access`)).status).toBe(403)
  })
})
