import { afterAll, beforeAll, expect, it } from 'vitest'
import { dealObject, salesDefinitions } from '../../support/sales.ts'
import { putRelease } from '../../support/release.ts'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'

const records = '/api/w/main/records'

let test: TestApp
let rep: TestPerson

beforeAll(async () => {
  test = await startTestApp()
  const named = { ...dealObject, subtitle: ['account.name', 'amount', 'margin'] }
  const definitions = salesDefinitions.map((each) => (each.name === 'deal' ? named : each)) as typeof salesDefinitions
  await putRelease(await test.parts.workspaces.open('main'), definitions)
  rep = await test.makePerson({ roles: ['rep'] })
  const account = await test.admin.post(`${records}/account`, { values: { name: 'Ngân hàng Á Châu' } })
  const deal = { name: 'Chau renewal', account: account.body.id, amount: '1200.5', margin: '20' }
  await test.admin.post(`${records}/deal`, { values: deal })
  for (const name of ['one', 'two', 'three']) await rep.post(`${records}/deal`, { values: { ...deal, name: `Chau ${name}`, margin: undefined } })
  await test.admin.post(`${records}/quote`, { values: { name: 'Quote for Chau' } })
})

afterAll(() => test.close())

const search = async (who: TestPerson, query: string) => (await who.get(`/api/w/main/search?${query}`)).body

it('finds records of every object, as they are called', async () => {
  const { items, next } = await search(test.admin, 'q=chau')
  expect(next).toBeNull()
  expect(items.map(({ object, title }: { object: string; title: string }) => `${object}: ${title}`)).toEqual([
    'account: Ngân hàng Á Châu', 'deal: Chau three', 'deal: Chau two', 'deal: Chau one', 'deal: Chau renewal', 'quote: Quote for Chau',
  ])
  expect(items[4].subtitle).toMatch(/^Ngân hàng Á Châu · USD\s1,200\.50 · 20\.00%$/)
  expect(items[5].subtitle).toBeNull()
})

it('finds only what the caller may read, and names it by no more than that', async () => {
  const { items } = await search(rep, 'q=chau')
  const objects = items.map(({ object }: { object: string }) => object)
  expect(objects).toEqual(['account', 'deal', 'deal', 'deal'])
  expect(items[1].subtitle).toMatch(/^Ngân hàng Á Châu · USD\s1,200\.50$/)
})

it('finds Chinese titles and people by their sound, whole or by initials', async () => {
  await test.admin.post(`${records}/account`, { values: { name: '重庆客户名称有限公司' } })
  for (const query of ['khmc', 'KHMC', 'kehu', 'chongqing', '客户', 'ke hu']) {
    const { items } = await search(test.admin, `q=${encodeURIComponent(query)}`)
    expect([query, ...items.map(({ title }: { title: string }) => title)]).toEqual([query, '重庆客户名称有限公司'])
  }
  await test.admin.post('/api/w/main/people', { name: '单小明', login: 'shan.xm', roles: [] })
  const { body } = await test.admin.get('/api/w/main/people?search=shanxiaoming')
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['单小明'])
})

it('gives at most so many hits of an object', async () => {
  const { items } = await search(test.admin, 'q=chau&limit=2')
  expect(items.map(({ object }: { object: string }) => object)).toEqual(['account', 'deal', 'deal', 'quote'])
})

it('finds nothing by signs alone, and asks for a text', async () => {
  expect(await search(test.admin, 'q=%20')).toEqual({ items: [], next: null })
  expect((await test.admin.get('/api/w/main/search')).status).toBe(422)
  expect((await test.visitor.get('/api/w/main/search?q=chau')).status).toBe(401)
})

it('shows of an object only the naming paths that can be read to their end', async () => {
  const { objects } = (await rep.get('/api/w/main/app')).body
  const deal = objects.find(({ definition }: { definition: { name: string } }) => definition.name === 'deal')
  expect(deal.definition.subtitle).toEqual(['account.name', 'amount'])
})
