import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { bulkWrite } from '../../../runtime/records/bulk.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import type { RecordPage, RecordQuery } from '../../../schemas/api/query.ts'
import { dealObject } from '../../support/sales.ts'
import { type SalesWorkspace, salesWorkspace, write } from './workspace.ts'

let sales: SalesWorkspace
let rep: Caller
let acme: string

const create = async (objectName: string, values: Record<string, unknown>, caller = sales.admin) =>
  (await createRecord(caller, { objectName, values, write: write() })).id

const query = (asked: RecordQuery, caller = sales.admin, objectName = 'deal'): Promise<RecordPage> =>
  queryRecords(caller, { objectName, query: asked, now: new Date('2026-11-21T10:00:00Z') })

const names = async (asked: RecordQuery, caller = sales.admin) => (await query(asked, caller)).items.map(({ values }) => values.name)

const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const reason: unknown = await work.then(() => undefined, (error: unknown) => error)
  if (!(reason instanceof Refusal)) throw new Error(`no refusal but ${String(reason)}`, { cause: reason })
  return reason
}

beforeAll(async () => {
  sales = await salesWorkspace()
  rep = await sales.person('Rita Rep', ['rep'])
  acme = await create('account', { name: 'Acme Bank', industry: 'bank' })
  const shop = await create('account', { name: 'Đà Nẵng Shop', industry: 'retail' })
  await create('deal', { name: 'Alpha', account: acme, amount: '100', stage: 'won', close_date: '2026-01-31', margin: '40', email: 'alpha@secret.example' })
  await create('deal', { name: 'Beta', account: shop, amount: '20.50', stage: 'new', close_date: '2026-02-28' })
  await create('deal', { name: 'Gamma', account: acme, stage: 'open' })
  await create('deal', { name: 'Điện máy xanh', amount: '100', stage: 'won' })
  await create('deal', { name: '客户名称', amount: '3', stage: 'new' })
  await create('deal', { name: 'Mine', account: acme, amount: '7' }, rep)
})
afterAll(() => sales.close())

describe('a query', () => {
  it.each<[string, unknown, string[]]>([
    ['compares exact decimals', { '>=': [{ var: 'amount' }, '20.50'] }, ['Alpha', 'Beta', 'Điện máy xanh']],
    ['follows a relation', { '==': [{ var: 'account.industry' }, 'bank'] }, ['Alpha', 'Gamma', 'Mine']],
    ['finds blanks', { is_blank: [{ var: 'amount' }] }, ['Gamma']],
    ['combines conditions', { and: [{ '==': [{ var: 'stage' }, 'won'] }, { '!': [{ is_blank: [{ var: 'account' }] }] }] }, ['Alpha']],
    ['compares dates with today', { '<': [{ var: 'close_date' }, { today: [] }] }, ['Alpha', 'Beta']],
    ['knows the person', { '==': [{ var: 'owner' }, { user: [] }] }, ['Alpha', 'Beta', 'Gamma', 'Điện máy xanh', '客户名称']],
    ['matches texts', { starts_with: [{ var: 'name' }, 'al', true] }, ['Alpha']],
  ])('%s', async (_, where, expected) => {
    expect(new Set(await names({ where }))).toEqual(new Set(expected))
  })

  it('knows the roles of the person', async () => {
    const where = { if: [{ has_role: ['administrator'] }, { '==': [{ var: 'name' }, 'Alpha'] }, { has_role: ['rep'] }] }
    expect(await names({ where })).toEqual(['Alpha'])
    expect(await names({ where }, rep)).toEqual(['Mine'])
    expect(await names({ where: { has_role: ['rep'] } })).toEqual([])
  })

  it.each<[string, string[]]>([
    ['dien may', ['Điện máy xanh']],
    ['ALPH', ['Alpha']],
    ['客户', ['客户名称']],
    ['no such', []],
  ])('searches %s without marks', async (search, expected) => {
    expect(await names({ search })).toEqual(expected)
  })

  it('sorts numbers by value, options in their order, titles by the language, blanks last', async () => {
    expect(await names({ sort: [{ path: 'amount', direction: 'desc' }, { path: 'name' }] })).toEqual(['Alpha', 'Điện máy xanh', 'Beta', 'Mine', '客户名称', 'Gamma'])
    expect(await names({ sort: [{ path: 'stage' }, { path: 'name' }] })).toEqual(['Beta', 'Mine', '客户名称', 'Gamma', 'Alpha', 'Điện máy xanh'])
    expect((await names({ sort: [{ path: 'account', direction: 'asc', blanks: 'first' }] })).slice(0, 2).toSorted()).toEqual(['Điện máy xanh', '客户名称'].toSorted())
  })

  it('answers paths over relations with titles and counts on demand', async () => {
    const page = await query({ select: ['name', 'account', 'account.name', 'account.industry'], where: { '==': [{ var: 'name' }, 'Beta'] }, total: true })
    expect(page.total).toBe(1)
    expect(page.items[0]).toMatchObject({ values: { name: 'Beta', 'account.name': 'Đà Nẵng Shop', 'account.industry': 'retail' }, _titles: { account: 'Đà Nẵng Shop' } })
  })

  it.each<[string, RecordQuery]>([
    ['by one key', { sort: [{ path: 'amount' }] }],
    ['downwards', { sort: [{ path: 'amount', direction: 'desc' }] }],
    ['with blanks first', { sort: [{ path: 'amount', direction: 'desc', blanks: 'first' }] }],
    ['by two keys', { sort: [{ path: 'stage' }, { path: 'close_date', direction: 'desc' }] }],
    ['by a required text', { sort: [{ path: 'name' }] }],
    ['by the title of a link', { sort: [{ path: 'account' }], select: ['name', 'account'] }],
    ['by a key that is not selected', { sort: [{ path: 'close_date' }], select: ['name'] }],
    ['by a moment', { sort: [{ path: 'created_at', direction: 'desc' }], select: ['created_at', 'name'] }],
    ['by nothing', {}],
  ])('pages without gap or overlap %s', async (_, asked) => {
    const all = (await query({ ...asked, limit: 200 })).items.map(({ id }) => id)
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await query({ ...asked, limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(all)
  })

  it('refuses a cursor of another query, of another person, and a forged one', async () => {
    const { next } = await query({ limit: 1, sort: [{ path: 'amount' }] })
    if (next === null) throw new Error('no next page')
    for (const [cursor, caller] of [[next, rep], [`${next}x`, sales.admin], ['W10.abc', sales.admin]] as const) {
      expect((await refusal(query({ limit: 1, sort: [{ path: 'amount' }], cursor }, caller))).code).toBe('invalid-request')
    }
    expect((await refusal(query({ limit: 1, sort: [{ path: 'name' }], cursor: next }))).code).toBe('invalid-request')
  })

  it('names everything in it that does not exist', async () => {
    const refused = await refusal(query({ select: ['nme'], sort: [{ path: 'account.nope' }], where: { '==': [{ var: 'amout' }, 1] } }))
    expect(refused.issues.map(({ path }) => path.split('/')[1]).toSorted()).toEqual(['select', 'sort', 'where'])
  })
})

describe('a narrow role', () => {
  it('sees its own records only, and others as if they did not exist', async () => {
    expect(await names({}, rep)).toEqual(['Mine'])
    const [alpha] = (await query({ where: { '==': [{ var: 'name' }, 'Alpha'] } })).items
    expect((await refusal(readRecord(rep, { objectName: 'deal', id: alpha?.id ?? '' }))).code).toBe('not-found')
    expect((await refusal(recordHistory(rep, { objectName: 'deal', id: alpha?.id ?? '' }))).code).toBe('not-found')
    expect((await refusal(query({}, rep, 'quote'))).code).toBe('not-found')
  })

  it('meets a hidden field nowhere: not in answers, select, filter, sort, search, writes or history', async () => {
    const own = await create('deal', { name: 'Own' }, rep)
    await updateRecord(sales.admin, { objectName: 'deal', id: own, version: 1, values: { margin: '33', email: 'hidden@secret.example' }, write: write() })
    const read = await readRecord(rep, { objectName: 'deal', id: own })
    expect(Object.keys(read.values)).not.toContain('margin')
    expect((await refusal(query({ select: ['margin'] }, rep))).issues[0]?.code).toBe('unknown-field')
    expect((await refusal(query({ sort: [{ path: 'margin' }] }, rep))).issues[0]?.code).toBe('unknown-field')
    const filtered = await refusal(query({ where: { '>': [{ var: 'margin' }, 1] } }, rep))
    const misspelt = await refusal(query({ where: { '>': [{ var: 'nargin' }, 1] } }, rep))
    expect(filtered.issues[0]?.code).toBe(misspelt.issues[0]?.code)
    expect(JSON.stringify(misspelt.issues)).not.toContain('"margin"')
    expect(await names({ search: 'secret' }, rep)).toEqual([])
    expect(await names({ search: 'secret' })).toContain('Own')
    const written = await refusal(updateRecord(rep, { objectName: 'deal', id: own, version: 2, values: { margin: '1' }, write: write() }))
    expect(written.issues).toEqual([{ code: 'unknown-field', path: '/values/margin', params: { field: 'margin', label: 'margin' } }])
    const { items } = await recordHistory(rep, { objectName: 'deal', id: own })
    expect(JSON.stringify(items)).not.toContain('secret')
  })

  it('cannot set what it may only read, nor give a record away', async () => {
    const refused = await refusal(createRecord(rep, { objectName: 'deal', values: { name: 'X', seats: 3, owner: sales.admin.person.id }, write: write() }))
    expect(refused.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['field-read-only /values/seats', 'field-read-only /values/owner'])
  })

  it('may do nothing that its role does not say', async () => {
    expect((await refusal(createRecord(rep, { objectName: 'account', values: { name: 'X' }, write: write() }))).code).toBe('forbidden')
    const nobody = await sales.person('Nobody', [])
    expect((await refusal(query({}, nobody))).code).toBe('not-found')
  })
})

describe('many writes at once', () => {
  it('are all or none when atomic', async () => {
    const items = [{ op: 'create' as const, values: { name: 'Bulk 1' } }, { op: 'create' as const, values: { name: '' } }]
    const refused = await refusal(bulkWrite(sales.admin, { objectName: 'deal', request: { mode: 'atomic', items }, write: write() }))
    expect(refused).toMatchObject({ code: 'invalid-record', details: { item: 1 } })
    expect(await names({ where: { '==': [{ var: 'name' }, 'Bulk 1'] } })).toEqual([])
  })

  it('stand each for itself otherwise, and find records by a unique key', async () => {
    const items = [
      { op: 'upsert' as const, key: ['code'], values: { code: 'K1', name: 'Keyed' } },
      { op: 'create' as const, values: { name: '' } },
      { op: 'upsert' as const, key: ['code'], values: { code: 'K1', name: 'Keyed again' } },
    ]
    const results = await bulkWrite(sales.admin, { objectName: 'deal', request: { mode: 'each', items }, write: write() })
    expect(results.map((result) => ('record' in result ? result.record?.version : result.refusal.code))).toEqual([1, 'invalid-record', 2])
  })
})

describe('a publish between two requests', () => {
  it('is noticed by a process that still has the old plan: the write is repeated under the new one', async () => {
    const other = await salesWorkspace()
    const made = await createRecord(other.admin, { objectName: 'deal', values: { name: 'Old plan' }, write: write() })
    const renamed = { ...dealObject, fields: dealObject.fields.map((field) => (field.name === 'seats' ? { ...field, name: 'licences' } : field)) }
    const stale = other.admin
    await other.release([renamed] as never)
    const changed = await updateRecord(stale, { objectName: 'deal', id: made.id, version: 1, values: { licences: 5 }, write: write() })
    expect(changed.values.licences).toBe(5)
    await expect(query({ select: ['seats'] }, stale)).rejects.toMatchObject({ code: 'invalid-request' })
    expect((await query({ select: ['licences'] }, stale)).items).toHaveLength(1)
    const [change] = await other.rows<{ release: number }>(`select release from ws_sales._change where record = '${made.id}' order by seq desc limit 1`)
    expect(change?.release).toBe(3)
    await other.close()
  })
})
