import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { restoreRecord } from '../../../runtime/records/restore.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import { type SalesWorkspace, salesWorkspace, write } from './workspace.ts'

let sales: SalesWorkspace

beforeAll(async () => {
  sales = await salesWorkspace()
})
afterAll(() => sales.close())

const create = (objectName: string, values: Record<string, unknown>, caller = sales.admin) => createRecord(caller, { objectName, values, write: write() })

const update = (id: string, version: number, values: Record<string, unknown>, caller = sales.admin) =>
  updateRecord(caller, { objectName: 'deal', id, version, values, write: write() })

const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const reason: unknown = await work.then(() => undefined, (error: unknown) => error)
  if (!(reason instanceof Refusal)) throw new Error(`no refusal but ${String(reason)}`, { cause: reason })
  return reason
}

const codes = (refused: Refusal) => refused.issues.map(({ code, path }) => `${code} ${path}`)

describe('creating a record', () => {
  it('stores every type in its column and answers it as it was sent', async () => {
    const acme = await create('account', { name: 'Acme' })
    const values = {
      name: 'Renewal', code: 'A-1', account: acme.id, amount: '1234.50', stage: 'won', close_date: '2026-02-28', seen_at: '2026-11-21T09:30:00.120Z',
      seats: 9007199254740991, is_hot: false, margin: '12.50', email: 'buyer@example.com', partner: sales.admin.person.id,
    }
    const made = await create('deal', values)
    expect(made.values).toMatchObject(values)
    expect(made._titles).toMatchObject({ account: 'Acme', partner: 'Ada Admin', owner: 'Ada Admin' })
    const read = await readRecord(sales.admin, { objectName: 'deal', id: made.id })
    expect(read).toEqual({ ...made, _titles: expect.objectContaining(made._titles) })
  })

  it('numbers records without gaps, also when some are refused in between', async () => {
    const first = await create('deal', { name: 'One' })
    await refusal(create('deal', { name: 'Broken', account: '00000000-0000-4000-8000-000000000000' }))
    await refusal(create('deal', { name: 'Taken', code: 'A-1' }))
    const second = await create('deal', { name: 'Two' })
    const numberOf = (text: unknown) => Number(String(text).slice(-4))
    expect(String(first.values.number)).toMatch(/^D-20\d\d-\d{4}$/)
    expect(numberOf(second.values.number)).toBe(numberOf(first.values.number) + 1)
  })

  it('reports all that is wrong at once, each at its field', async () => {
    const refused = await refusal(create('deal', { amount: '-1', stage: 'lost', close_date: '2026-02-30', seats: 1.5, colour: 'red', number: 'D-1' }))
    expect(refused.code).toBe('invalid-record')
    expect(codes(refused).map((line) => line.split(' ')[1]).toSorted()).toEqual(
      ['/values/amount', '/values/close_date', '/values/colour', '/values/name', '/values/number', '/values/seats', '/values/stage'],
    )
  })

  it.each([
    ['a prototype name', { __proto__: null, constructor: 'x' }],
    ['NUL in a text', { name: 'a\u0000b' }],
    ['a lone surrogate', { name: 'a\ud800b' }],
    ['an object for a text', { name: { a: 1 } }],
    ['an array for a date', { name: 'x', close_date: ['2026-01-01'] }],
    ['infinity', { name: 'x', amount: 'Infinity' }],
    ['the year 0', { name: 'x', close_date: '0000-01-01' }],
  ])('refuses %s', async (_, values) => {
    expect((await refusal(create('deal', values))).code).toBe('invalid-record')
  })

  it('tells a taken unique value at its field, and lets blanks repeat', async () => {
    await create('deal', { name: 'First', code: 'UNIQUE-1' })
    expect(codes(await refusal(create('deal', { name: 'Second', code: 'UNIQUE-1' })))).toEqual(['value-taken /values/code'])
    await create('deal', { name: 'Third', code: '' })
    await create('deal', { name: 'Fourth', code: null })
  })

  it('writes the change with the record', async () => {
    const { id } = await create('deal', { name: 'Audited', amount: '10' })
    const [change] = await sales.rows<{ changed: Record<string, unknown>; op: string; release: number }>(`select op, release, changed from ws_sales._change where record = '${id}'`)
    expect(change).toMatchObject({ op: 'create', release: 2 })
    expect(change?.changed).toMatchObject({ fld_0000000dea11: { old: null, new: 'Audited' }, fld_0000000dea15: { old: null, new: '10.00' } })
    expect(change?.changed).toHaveProperty('fld_0000000dea12')
  })
})

describe('changing a record', () => {
  it('changes what was sent, raises the version and keeps the rest', async () => {
    const made = await create('deal', { name: 'Before', amount: '5', stage: 'open' })
    const changed = await update(made.id, 1, { name: 'After' })
    expect(changed).toMatchObject({ version: 2, values: { name: 'After', amount: '5.00', stage: 'open' } })
  })

  it('refuses a change on an old version and tells the stored one', async () => {
    const made = await create('deal', { name: 'Raced' })
    await update(made.id, 1, { name: 'Faster' })
    const refused = await refusal(update(made.id, 1, { name: 'Slower' }))
    expect(refused).toMatchObject({ code: 'stale-record', details: { version: 2 } })
  })

  it('lets exactly one of many writers of one version win', async () => {
    const made = await create('deal', { name: 'Contested' })
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => update(made.id, 1, { name: `Writer ${index}` })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Refusal).code] : []))
    expect(new Set(reasons)).toEqual(new Set(['stale-record']))
  })

  it('writes nothing when no value changes', async () => {
    const made = await create('deal', { name: 'Same', amount: '5' })
    expect((await update(made.id, 1, { name: 'Same', amount: '5.0' })).version).toBe(1)
    expect(await sales.rows(`select 1 from ws_sales._change where record = '${made.id}'`)).toHaveLength(1)
  })

  it('does not let a required value be emptied', async () => {
    const made = await create('deal', { name: 'Named' })
    expect(codes(await refusal(update(made.id, 1, { name: '' })))).toEqual(['required /values/name'])
  })

  it('empties a link and answers the new title of another', async () => {
    const [acme, bolt] = [await create('account', { name: 'Acme' }), await create('account', { name: 'Bolt' })]
    const made = await create('deal', { name: 'Linked', account: acme.id })
    const moved = await update(made.id, 1, { account: bolt.id })
    expect(moved._titles.account).toBe('Bolt')
    expect((await update(made.id, 2, { account: null }))._titles).not.toHaveProperty('account')
  })
})

describe('deleting and restoring', () => {
  it('takes along what cascades, empties what says so, and brings all of it back together', async () => {
    const parent = await create('account', { name: 'Parent' })
    const child = await create('account', { name: 'Child', parent: parent.id })
    await deleteRecord(sales.admin, { objectName: 'account', id: parent.id, version: 1, write: write() })
    expect((await readRecord(sales.admin, { objectName: 'account', id: child.id })).values.parent).toBeNull()
    await restoreRecord(sales.admin, { objectName: 'account', id: parent.id, write: write() })
    expect((await readRecord(sales.admin, { objectName: 'account', id: child.id })).values.parent).toBe(parent.id)

    const deal = await create('deal', { name: 'With quotes' })
    const quote = await create('quote', { name: 'Q1', deal: deal.id })
    await deleteRecord(sales.admin, { objectName: 'deal', id: deal.id, version: 1, write: write() })
    expect((await refusal(readRecord(sales.admin, { objectName: 'quote', id: quote.id }))).code).toBe('not-found')
    await restoreRecord(sales.admin, { objectName: 'deal', id: deal.id, write: write() })
    expect((await readRecord(sales.admin, { objectName: 'quote', id: quote.id })).values.deal).toBe(deal.id)
  })

  it('refuses to delete what others hold, and changes nothing', async () => {
    const acme = await create('account', { name: 'Held' })
    await create('deal', { name: 'Holder', account: acme.id })
    const refused = await refusal(deleteRecord(sales.admin, { objectName: 'account', id: acme.id, version: 1, write: write() }))
    expect(refused).toMatchObject({ code: 'in-use', details: { references: [{ object: 'deal', field: 'account', count: 1 }] } })
    expect((await readRecord(sales.admin, { objectName: 'account', id: acme.id })).version).toBe(1)
  })

  it('refuses a new link to a deleted record as if it did not exist', async () => {
    const gone = await create('account', { name: 'Gone' })
    await deleteRecord(sales.admin, { objectName: 'account', id: gone.id, version: 1, write: write() })
    expect(codes(await refusal(create('deal', { name: 'Late', account: gone.id })))).toEqual(['unknown-record /values/account'])
  })

  it('never leaves a living deal on a deleted account, however the two race', async () => {
    for (let round = 0; round < 20; round += 1) {
      const account = await create('account', { name: `Race ${round}` })
      await Promise.allSettled([
        ...Array.from({ length: 4 }, () => create('deal', { name: 'Racing', account: account.id })),
        deleteRecord(sales.admin, { objectName: 'account', id: account.id, version: 1, write: write() }),
      ])
    }
    const orphans = await sales.rows(`select d.id from ws_sales.deal d join ws_sales.account a on a.id = d.account where d.deleted_at is null and a.deleted_at is not null`)
    expect(orphans).toEqual([])
  })

  it('restores nothing that would point at a deleted record', async () => {
    const account = await create('account', { name: 'Gone with its deal' })
    const deal = await create('deal', { name: 'First to go', account: account.id })
    await deleteRecord(sales.admin, { objectName: 'deal', id: deal.id, version: 1, write: write() })
    await deleteRecord(sales.admin, { objectName: 'account', id: account.id, version: 1, write: write() })
    expect(codes(await refusal(restoreRecord(sales.admin, { objectName: 'deal', id: deal.id, write: write() })))).toEqual(['linked-record-deleted /values/account'])
    await restoreRecord(sales.admin, { objectName: 'account', id: account.id, write: write() })
    expect(await restoreRecord(sales.admin, { objectName: 'deal', id: deal.id, write: write() })).toMatchObject({ version: 3 })
  })

  it('cannot restore over a unique value that was taken since', async () => {
    const old = await create('deal', { name: 'Old', code: 'REUSED' })
    await deleteRecord(sales.admin, { objectName: 'deal', id: old.id, version: 1, write: write() })
    await create('deal', { name: 'New', code: 'REUSED' })
    expect(codes(await refusal(restoreRecord(sales.admin, { objectName: 'deal', id: old.id, write: write() })))).toEqual(['value-taken /values/code'])
  })
})

describe('history', () => {
  it('tells who changed what, newest first, with the titles of links', async () => {
    const acme = await create('account', { name: 'Acme' })
    const made = await create('deal', { name: 'Told', amount: '1' })
    await update(made.id, 1, { amount: '2', account: acme.id })
    const { items } = await recordHistory(sales.admin, { objectName: 'deal', id: made.id })
    expect(items.map(({ op, version }) => [op, version])).toEqual([['update', 2], ['create', 1]])
    expect(items[0]?.actor?.name).toBe('Ada Admin')
    expect(items[0]?.changes).toContainEqual({ field: 'amount', label: 'Amount', old: '1.00', new: '2.00', titles: {} })
    expect(items[0]?.changes).toContainEqual({ field: 'account', label: 'Account', old: null, new: acme.id, titles: { new: 'Acme' } })
  })
})
