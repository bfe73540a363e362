import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import { putRelease } from '../../support/release.ts'
import { accountObject, dealObject, salesDefinitions } from '../../support/sales.ts'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'

const views = '/api/w/main/views'

let test: TestApp
let rep: TestPerson

/** Makes a release and lets everybody see it at once. */
async function release(definitions: readonly DefinitionHeader[]): Promise<void> {
  await putRelease(await test.parts.workspaces.open('main'), definitions)
  test.parts.identity.forgetCallers('main')
}

beforeAll(async () => {
  test = await startTestApp()
  await release(salesDefinitions)
  rep = await test.makePerson({ roles: ['rep'] })
})

afterAll(() => test.close())

const contents = {
  as: 'board',
  columns: ['name', 'account.industry', 'amount', 'owner'],
  where: { and: [{ '>': [{ var: 'amount' }, 5] }, { '==': [{ var: 'account.industry' }, 'bank'] }, { has_role: ['rep'] }] },
  sort: [{ path: 'account.name', direction: 'desc' }],
  board: { by: 'stage', cards: ['account.name'], sum: 'amount' },
}

const keep = async (who: TestPerson, more: object = {}) => (await who.post(views, { object: 'deal', label: 'Big ones', contents, ...more })).body
const mine = async (who: TestPerson) => (await who.get(`${views}?object=deal`)).body.items

describe('views of my own', () => {
  it('are kept, changed and removed by their person alone', async () => {
    const kept = await rep.post(views, { object: 'deal', label: 'Big ones', contents })
    expect([kept.status, kept.headers.get('etag')]).toEqual([201, '"1"'])
    expect(kept.body).toMatchObject({ version: 1, object: 'deal', label: 'Big ones', contents, filterLost: false, shared: false })
    const path = `${views}/${kept.body.id}`
    expect(await mine(test.admin)).toEqual([])
    for (const refused of [await test.admin.patch(path, { label: 'Mine' }, { version: 1 }), await test.admin.delete(path, { version: 1 }), await test.admin.post(`${path}/share`, { name: 'deal_big' })]) {
      expect(refused.status).toBe(404)
    }
    const renamed = await rep.patch(path, { label: 'Bigger', contents: { ...contents, where: null } }, { version: 1 })
    expect(renamed.body).toMatchObject({ version: 2, label: 'Bigger', contents: { columns: contents.columns } })
    expect(renamed.body.contents.where).toBeUndefined()
    expect((await rep.patch(path, { label: 'Late' }, { version: 1 })).body.code).toBe('stale-record')
    expect((await rep.delete(path, { version: 1 })).body.code).toBe('stale-record')
    expect((await rep.delete(path, { version: 2 })).status).toBe(204)
    expect(await mine(rep)).toEqual([])
  })

  it.each([
    ['a hidden field like one that is not there', { columns: ['name', 'margin', 'nothing'] }, ['object.unknown-field /contents/columns/1', 'object.unknown-field /contents/columns/2']],
    ['a filter by a hidden field', { columns: ['name'], where: { '>': [{ var: 'margin' }, 5] } }, ['rule.unknown-field /contents/where/>/0/var']],
    ['a board by a number', { columns: ['name'], as: 'board', board: { by: 'amount' } }, ['view.not-a-picklist /contents/board/by']],
  ])('refuse %s', async (_, wrong, expected) => {
    const { status, body } = await rep.post(views, { object: 'deal', label: 'Wrong', contents: { as: 'table', ...wrong } })
    expect(status).toBe(422)
    expect(body.issues.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)).toEqual(expected)
  })

  it('are refused for an object that the person does not see', async () => {
    expect((await rep.post(views, { object: 'quote', label: 'No', contents: { as: 'table', columns: ['name'] } })).status).toBeGreaterThanOrEqual(403)
  })
})

describe('a release', () => {
  it('that renames objects, fields and roles leaves views whole, for they hold ids', async () => {
    const kept = await keep(rep)
    const [stored] = await test.database.sql<{ contents: unknown }[]>`select contents from ws_main._view where id = ${kept.id}`
    expect(JSON.stringify(stored?.contents)).not.toMatch(/industry|amount|stage|account|"rep"/)
    const renamed = (fields: readonly { name: string }[], names: Readonly<Record<string, string>>) => fields.map((field) => ({ ...field, name: names[field.name] ?? field.name }))
    await release([
      { ...accountObject, name: 'customer', fields: renamed(accountObject.fields, { industry: 'branch' }) },
      { ...dealObject, fields: renamed(dealObject.fields, { amount: 'value', account: 'client' }).map((field) => ('object' in field ? { ...field, object: 'customer' } : field)), indexes: [] },
      ...salesDefinitions.filter(({ name }) => name === 'quote'),
      { ...salesDefinitions.find(({ name }) => name === 'rep'), name: 'seller', objects: { deal: { create: true, read: 'own', update: 'own' }, customer: { read: 'all' } }, fields: { 'deal.margin': 'none' } },
    ] as unknown as DefinitionHeader[])
    const [view] = await mine(rep)
    expect(view.contents).toEqual({
      as: 'board',
      columns: ['name', 'client.branch', 'value', 'owner'],
      where: { and: [{ '>': [{ var: 'value' }, 5] }, { '==': [{ var: 'client.branch' }, 'bank'] }, { has_role: ['seller'] }] },
      sort: [{ path: 'client.name', direction: 'desc' }],
      board: { by: 'stage', cards: ['client.name'], sum: 'value' },
      calendar: null,
    })
  })

  it('that removes or hides a field leaves the rest of the view and says that its filter is lost', async () => {
    await release([{ ...salesDefinitions.find(({ name }) => name === 'rep'), name: 'seller', objects: { deal: { read: 'own' } }, fields: { 'deal.stage': 'none' } }] as unknown as DefinitionHeader[])
    const [view] = await mine(rep)
    expect(view).toMatchObject({ filterLost: true, contents: { as: 'table', columns: ['name', 'value', 'owner'], sort: [], board: null } })
    expect(view.contents.where).toBeUndefined()
    await release(salesDefinitions)
    expect((await mine(rep))[0]).toMatchObject({ filterLost: false, contents })
  })
})

describe('sharing a view', () => {
  it('puts it into the draft for those who design, and it stands in for mine once it is live', async () => {
    const kept = await keep(test.admin, { label: 'Everyone' })
    const path = `${views}/${kept.id}/share`
    expect((await rep.post(path, { name: 'deal_all' })).status).toBe(403)
    const saved = await test.admin.post(path, { name: 'deal_all' })
    expect([saved.status, saved.body.definition]).toMatchObject([201, { kind: 'view', name: 'deal_all', label: { en: 'Everyone' }, object: 'deal', columns: contents.columns }])
    expect((await test.admin.post(path, { name: 'deal_all' })).body.code).toBe('name-taken')
    expect(await mine(test.admin)).toMatchObject([{ id: kept.id, shared: true }])
    await release([saved.body.definition])
    expect(await mine(test.admin)).toEqual([])
  })
})
