import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import type { ViewDefinition } from '../../../schemas/views/view.ts'
import { putRelease } from '../../support/release.ts'
import { salesDefinitions } from '../../support/sales.ts'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'

const view = (name: string, id: string, contents: Partial<ViewDefinition> = {}): DefinitionHeader =>
  // What is added are the keys of a view.
  ({ kind: 'view', format: 1, id: `viw_00000000000${id}`, name: `deal_${name}`, label: name, object: 'deal', as: 'table', columns: ['name'], ...contents }) as DefinitionHeader

const views = [
  view('open', '1', { columns: ['name', 'account.name', 'margin'], where: { '!=': [{ var: 'stage' }, 'won'] }, sort: [{ path: 'margin' }, { path: 'name' }], default: true }),
  view('profit', '2', { where: { '>': [{ var: 'margin' }, 20] } }),
  view('reps', '3', { roles: ['rep'] }),
  view('bosses', '4', { roles: ['administrator'] }),
  view('board', '5', { as: 'board', board: { by: 'stage', cards: ['account.industry', 'margin'], sum: 'amount' } }),
  view('seats', '6', { as: 'calendar', calendar: { from: 'close_date', title: 'email' } }),
]

const deals = '/api/w/main/records/deal'

let test: TestApp
let rep: TestPerson

beforeAll(async () => {
  test = await startTestApp()
  await putRelease(await test.parts.workspaces.open('main'), [...salesDefinitions, ...views])
  rep = await test.makePerson({ roles: ['rep'] })
  for (const values of [{ name: 'Won', stage: 'won' }, { name: 'B', stage: 'open' }, { name: 'A', stage: 'new' }]) {
    await rep.post(deals, { values })
  }
})

afterAll(() => test.close())

const viewsOf = async (who: TestPerson): Promise<readonly ViewDefinition[]> => (await who.get('/api/w/main/app')).body.views
const named = async (who: TestPerson, name: string) => (await viewsOf(who)).find((each) => each.name === name)
const names = (body: { items: { values: { name: string } }[] }) => body.items.map(({ values }) => values.name)

describe('the views of the app', () => {
  it('are those that are meant for the person and filter by nothing hidden', async () => {
    expect((await viewsOf(test.admin)).map(({ name }) => name)).toEqual(['deal_open', 'deal_profit', 'deal_bosses', 'deal_board', 'deal_seats'])
    expect((await viewsOf(rep)).map(({ name }) => name)).toEqual(['deal_open', 'deal_reps', 'deal_board', 'deal_seats'])
  })

  it('are cut to what the person may read', async () => {
    expect(await named(rep, 'deal_open')).toMatchObject({ columns: ['name', 'account.name'], sort: [{ path: 'name' }], default: true })
    expect(await named(test.admin, 'deal_open')).toMatchObject({ columns: ['name', 'account.name', 'margin'] })
    expect(await named(rep, 'deal_board')).toMatchObject({ as: 'board', board: { by: 'stage', cards: ['account.industry'], sum: 'amount' } })
    expect((await named(rep, 'deal_seats'))?.calendar).toEqual({ from: 'close_date' })
  })
})

describe('a list by a view', () => {
  it('has its columns, its order and its filter', async () => {
    const { body } = await rep.get(`${deals}?view=deal_open`)
    expect(names(body)).toEqual(['A', 'B'])
    expect(Object.keys(body.items[0].values)).toEqual(['name', 'account.name'])
  })

  it('takes columns and order from the request where it says them, and both filters', async () => {
    const { body } = await rep.get(`${deals}?view=deal_open&sort=-name&select=name,stage`)
    expect(body.items.map(({ values }: { values: unknown }) => values)).toEqual([{ name: 'B', stage: 'open' }, { name: 'A', stage: 'new' }])
    const where = { '==': [{ var: 'stage' }, 'new'] }
    expect(names((await rep.get(`${deals}?view=deal_open&where=${encodeURIComponent(JSON.stringify(where))}`)).body)).toEqual(['A'])
    expect(names((await rep.post(`${deals}/query`, { view: 'deal_open', where, total: true })).body)).toEqual(['A'])
  })

  it.each(['deal_profit', 'deal_bosses', 'deal_none', 'constructor'])('is refused by the view %s, which the person does not have', async (name) => {
    const { status, body } = await rep.get(`${deals}?view=${name}`)
    expect([status, body.code, body.issues[0].code]).toEqual([422, 'invalid-request', 'unknown-view'])
  })

  it('adds up a number over all that it finds, exactly', async () => {
    const sums = async (query: object) => (await rep.post(`${deals}/query`, { select: ['name'], limit: 1, ...query })).body
    expect(await sums({ sum: 'amount' })).toMatchObject({ total: 3, sum: null })
    for (const amount of ['0.10', '0.20']) await rep.post(deals, { values: { name: `Sum ${amount}`, amount } })
    expect(await sums({ sum: 'amount', where: { starts_with: [{ var: 'name' }, 'Sum'] } })).toMatchObject({ total: 2, sum: '0.30' })
    expect((await sums({ sum: 'seats', view: 'deal_open' })).sum).toBeNull()
    expect((await sums({ sum: 'margin' })).issues).toMatchObject([{ code: 'unknown-field', path: '/sum' }])
    expect((await sums({ sum: 'name' })).issues).toMatchObject([{ code: 'view.not-a-number', path: '/sum' }])
  })

  it('is refused by a view of another object', async () => {
    expect((await rep.get('/api/w/main/records/account?view=deal_open')).status).toBe(422)
  })
})
