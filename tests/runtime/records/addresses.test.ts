import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import type { RecordQuery } from '../../../schemas/api/query.ts'
import { accountObject, dealObject, quoteObject, repRole } from '../../support/sales.ts'
import { type SalesWorkspace, salesWorkspace, write } from './workspace.ts'

const definitions = [
  {
    ...accountObject,
    fields: [
      ...accountObject.fields,
      { id: 'fld_0000000adrs1', name: 'address', type: 'address', label: 'Address' },
      { id: 'fld_0000000adrs2', name: 'place', type: 'formula', label: 'Place', returns: 'text', expression: { cat: [{ var: 'address.city' }, ' (', { option_label: [{ var: 'address.country' }] }, ')'] } },
    ],
  },
  dealObject, quoteObject, repRole,
]

let sales: SalesWorkspace
let ann: Caller

beforeAll(async () => {
  sales = await salesWorkspace()
  await sales.release(definitions as never)
  ann = await sales.person('Ann Admin', ['administrator'])
  const places: Record<string, unknown>[] = [
    { name: 'Acme', address: { street: ' 12 Lý Thường Kiệt', city: 'Hà Nội', country: 'vn' } },
    { name: 'Beijing Co', address: { city: '北京市', country: 'CN' } },
    { name: 'Austin Inc', address: { city: 'Austin', region: 'TX', country: 'US' } },
    { name: 'Nowhere', address: { city: ' ' } },
  ]
  for (const values of places) await createRecord(ann, { objectName: 'account', values, write: write() })
  const acme = (await accounts({ where: { '==': [{ var: 'name' }, 'Acme'] } })).items[0]
  await createRecord(ann, { objectName: 'deal', values: { name: 'Deal', account: acme?.id }, write: write() })
})
afterAll(() => sales.close())

const accounts = (query: RecordQuery) => queryRecords(ann, { objectName: 'account', query, now: new Date() })
const names = async (query: RecordQuery) => (await accounts(query)).items.map(({ values }) => values['name'])

describe('addresses', () => {
  it('are stored part by part, tidied, and blank without any', async () => {
    const { items } = await accounts({ sort: [{ path: 'name' }], select: ['name', 'address', 'place'] })
    expect(items.map(({ values }) => values)).toEqual([
      { name: 'Acme', address: { street: '12 Lý Thường Kiệt', city: 'Hà Nội', country: 'VN' }, place: 'Hà Nội (Vietnam)' },
      { name: 'Austin Inc', address: { city: 'Austin', region: 'TX', country: 'US' }, place: 'Austin (United States)' },
      { name: 'Beijing Co', address: { city: '北京市', country: 'CN' }, place: '北京市 (China)' },
      { name: 'Nowhere', address: null, place: ' ()' },
    ])
    expect(await sales.rows(`select address is null as blank from ws_sales.account where name = 'Nowhere'`)).toEqual([{ blank: true }])
  })

  it('are filtered, sorted and listed by their parts, over a relation too', async () => {
    expect(await names({ where: { in: [{ var: 'address.country' }, ['VN', 'CN']] }, sort: [{ path: 'address.city' }] })).toEqual(['Acme', 'Beijing Co'])
    expect(await names({ where: { starts_with: [{ var: 'address.city' }, 'hà', true] } })).toEqual(['Acme'])
    expect(await names({ where: { is_blank: [{ var: 'address' }] } })).toEqual(['Nowhere'])
    const first = await accounts({ sort: [{ path: 'address.city', direction: 'desc' }], limit: 2, select: ['address.city'] })
    const second = await accounts({ sort: [{ path: 'address.city', direction: 'desc' }], limit: 2, select: ['address.city'], cursor: first.next ?? '' })
    const cities = [...first.items, ...second.items].map(({ values }) => values['address.city'])
    expect(new Set(cities)).toEqual(new Set(['北京市', 'Hà Nội', 'Austin', null]))
    expect(cities.at(-1)).toBeNull()
    const deals = await queryRecords(ann, { objectName: 'deal', query: { select: ['account.address.city', 'account.address.country'], where: { '==': [{ var: 'account.address.country' }, 'VN'] }, sort: [{ path: 'account.address.country' }] }, now: new Date() })
    expect(deals.items.map(({ values }) => values)).toEqual([{ 'account.address.city': 'Hà Nội', 'account.address.country': 'VN' }])
    for (const path of ['address.planet', 'address.city.x', 'address.__proto__', 'name.city']) await expect(accounts({ select: [path] })).rejects.toMatchObject({ issues: [{ code: 'unknown-field' }] })
    await expect(accounts({ sort: [{ path: 'address' }] })).rejects.toMatchObject({ issues: [{ code: 'not-sortable' }] })
  })

  it('are found by their words', async () => {
    expect(await names({ search: 'ly thuong kiet' })).toEqual(['Acme'])
    expect(await names({ search: '北京' })).toEqual(['Beijing Co'])
  })

  it('tell their changes as a whole, and none where they say the same', async () => {
    const [austin] = (await accounts({ where: { '==': [{ var: 'name' }, 'Austin Inc'] } })).items
    if (!austin) throw new Error('no account')
    const same = await updateRecord(ann, { objectName: 'account', id: austin.id, version: austin.version, values: { address: { country: 'us', region: 'TX', city: 'Austin ' } }, write: write() })
    await updateRecord(ann, { objectName: 'account', id: austin.id, version: same.version, values: { address: { city: 'Dallas', region: 'TX', country: 'US' } }, write: write() })
    const { items } = await recordHistory(ann, { objectName: 'account', id: austin.id })
    const changes = items.flatMap(({ changes: each }) => each).filter(({ field }) => field === 'address' || field === 'fld_0000000adrs1')
    expect(changes.map(({ old: before, new: after }) => [before, after])).toEqual([
      [{ city: 'Austin', region: 'TX', country: 'US' }, { city: 'Dallas', region: 'TX', country: 'US' }],
      [null, { city: 'Austin', region: 'TX', country: 'US' }],
    ])
  })

  it('refuse what is no address', async () => {
    for (const [address, code] of [['Hà Nội', 'wrong-kind'], [{ country: 'XX' }, 'not-an-option'], [{ planet: 'Mars' }, 'unknown-part'], [['x'], 'wrong-kind'], [{ city: 5 }, 'wrong-kind'], [{ city: { a: 1 } }, 'wrong-kind']] as const) {
      await expect(createRecord(ann, { objectName: 'account', values: { name: 'X', address }, write: write() })).rejects.toMatchObject({ issues: [{ code, path: '/values/address' }] })
    }
  })
})
