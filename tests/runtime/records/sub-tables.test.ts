import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { bulkWrite } from '../../../runtime/records/bulk.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { restoreRecord } from '../../../runtime/records/restore.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ChildRow } from '../../../schemas/fields/field-type.ts'
import { newId } from '../../../schemas/ids.ts'
import { field, object, refusalOf, role, startTestDesign, type TestDesign, validationRule } from '../../support/publishing.ts'

let design: TestDesign
let clerk: () => Caller
let looker: () => Caller

const write = () => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })
const create = (values: Record<string, unknown>, caller = design.caller()) => createRecord(caller, { objectName: 'quote', values, write: write() })
const save = ({ id, version }: RecordAnswer, values: Record<string, unknown>, caller = design.caller()) => updateRecord(caller, { objectName: 'quote', id, version, values, write: write() })
const read = ({ id }: { id: string }, caller = design.caller()) => readRecord(caller, { objectName: 'quote', id })
// The field holds rows.
const linesOf = ({ values }: RecordAnswer) => values.lines as readonly ChildRow[]
const namesOf = (record: RecordAnswer) => linesOf(record).map(({ values }) => values?.name)
const ids = (rows: readonly ChildRow[]) => rows.map(({ id, version }) => ({ id, version }))
const countLines = async (): Promise<number> => Number((await design.database.sql<{ n: string }[]>`select count(*) as n from ws_main.line where deleted_at is null`)[0]?.n)

const line = object('line', [
  field('name', 'text', { required: true, maxLength: 20 }),
  field('quote', 'owned_lookup', { object: 'quote', required: true }),
  field('price', 'decimal', { scale: 2 }),
  field('position', 'integer'),
  field('secret', 'text'),
])
const quote = object('quote', [field('name', 'text'), field('lines', 'sub_table', { object: 'line', field: 'quote', columns: ['name', 'price'], order: 'position', maxRows: 5 })])

beforeAll(async () => {
  design = await startTestDesign()
  const writes = role('clerk', { objects: { quote: { create: true, read: 'all', update: 'all' }, line: { create: true, read: 'all', update: 'all' } }, fields: { 'line.secret': 'none', 'line.price': 'read' } })
  const looks = role('looker', { objects: { quote: { create: true, read: 'all', update: 'all' }, line: { read: 'all' } } })
  await design.put({ ...quote, fields: quote.fields.slice(0, 1) }, line, quote, writes, looks, validationRule('line_price', { object: 'line', field: 'price', refuseWhen: { '>': [{ var: 'price' }, 1000] } }))
  await design.publish()
  clerk = await design.person('Binh', [writes.id])
  looker = await design.person('Chi', [looks.id])
})
beforeEach(async () => {
  await design.database.sql`delete from ws_main.line`
})
afterAll(() => design.close())

const three = [{ values: { name: 'Screw', price: '1.50' } }, { values: { name: 'Bolt' } }, { values: { name: 'Nut', price: '2' } }]

describe('the rows of a record', () => {
  it('are made, changed, moved and removed with it, in one save', async () => {
    const made = await create({ name: 'Q', lines: three })
    expect(linesOf(made)).toMatchObject([{ version: 1, values: { name: 'Screw', price: '1.50', position: 1 } }, { values: { name: 'Bolt' } }, { values: { name: 'Nut', price: '2.00' } }])
    expect((await read(made)).values).toEqual(made.values)
    const [screw, bolt, nut] = linesOf(made)
    const saved = await save(made, { lines: [{ ...nut, values: { price: '3' } }, { values: { name: 'Washer' } }, { id: screw?.id, version: screw?.version }] })
    expect(saved.version).toBe(2)
    expect(linesOf(saved)).toMatchObject([{ id: nut?.id, version: 2, values: { price: '3.00', position: 1 } }, { version: 1, values: { name: 'Washer' } }, { id: screw?.id, version: 2, values: { position: 3 } }])
    const [gone] = await design.database.sql<{ deleted_at: string | null }[]>`select deleted_at from ws_main.line where id = ${bolt?.id ?? ''}`
    expect(gone?.deleted_at).not.toBeNull()
  })

  it('write nothing where they say what is stored', async () => {
    const made = await create({ name: 'Q', lines: three })
    expect(await save(made, { lines: linesOf(made) })).toMatchObject({ version: 1, values: made.values })
    expect(await save(made, { lines: ids(linesOf(made)) })).toMatchObject({ version: 1, values: made.values })
    expect(await save(made, { name: 'Q2' })).toMatchObject({ version: 2, values: { lines: linesOf(made) } })
  })

  it('are all saved or none, and every fault stands at its cell', async () => {
    const refused = await refusalOf(create({ name: 'Q', lines: [three[0], { values: { name: 'x'.repeat(30) } }, { values: { price: '5' } }, { values: { name: 'Dear', price: '2000' } }] }))
    expect(refused.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['too-long /values/lines/1/name', 'required /values/lines/2/name', 'rule.refused /values/lines/3/price'])
    expect(await countLines()).toBe(0)
    const made = await create({ name: 'Q', lines: three })
    const [screw] = linesOf(made)
    await refusalOf(save(made, { name: 'Never', lines: [{ ...screw, values: { name: 'Changed' } }, { values: { name: 'New' } }, { values: {} }] }))
    expect(await read(made)).toMatchObject({ version: 1, values: made.values })
  })

  it('are told of with the record itself', async () => {
    const refused = await refusalOf(create({ name: 1, lines: [{ values: { price: 'x' } }] }))
    expect(refused.issues.map(({ path }) => path)).toEqual(['/values/name', '/values/lines/0/price', '/values/lines/0/name'])
  })

  it('are no more and no fewer than the field says', async () => {
    expect(await refusalOf(create({ name: 'Q', lines: Array.from({ length: 6 }, () => three[0]) }))).toMatchObject({ issues: [{ code: 'too-many', path: '/values/lines' }] })
  })

  it('may be asked for', async () => {
    const order = object('order', [field('name', 'text'), field('parts', 'sub_table', { object: 'part', field: 'order', columns: ['name'], minRows: 1 })])
    await design.put({ ...order, fields: order.fields.slice(0, 1) }, object('part', [field('name', 'text'), field('order', 'owned_lookup', { object: 'order', required: true })]), order)
    await design.publish()
    const make = (values: Record<string, unknown>) => createRecord(design.caller(), { objectName: 'order', values, write: write() })
    for (const values of [{ name: 'O' }, { name: 'O', parts: null }, { name: 'O', parts: [] }]) {
      expect(await refusalOf(make(values))).toMatchObject({ issues: [{ code: 'too-few-rows', path: '/values/parts' }] })
    }
    expect(await make({ name: 'O', parts: [{ values: { name: 'P' } }] })).toMatchObject({ version: 1 })
  })

  it('belong to the record that they are saved with', async () => {
    const [one, other] = [await create({ name: 'One', lines: [three[0]] }), await create({ name: 'Other', lines: [] })]
    const stray = await refusalOf(save(other, { lines: linesOf(one) }))
    expect(stray).toMatchObject({ code: 'invalid-record', issues: [{ code: 'unknown-row', path: '/values/lines/0' }] })
    const twice = await refusalOf(save(one, { lines: [...linesOf(one), ...linesOf(one)] }))
    expect(twice.issues).toMatchObject([{ code: 'row-twice', path: '/values/lines/1' }])
    expect((await refusalOf(save(one, { lines: [{ id: linesOf(one)[0]?.id }] }))).issues).toMatchObject([{ code: 'row-without-version', path: '/values/lines/0' }])
  })

  it('go and come back with it', async () => {
    const made = await create({ name: 'Q', lines: three })
    await deleteRecord(design.caller(), { objectName: 'quote', id: made.id, version: 1, write: write() })
    expect(await countLines()).toBe(0)
    const back = await restoreRecord(design.caller(), { objectName: 'quote', id: made.id, write: write() })
    expect(namesOf(back)).toEqual(['Screw', 'Bolt', 'Nut'])
  })

  it('are part of a bulk write, and of the history of the record', async () => {
    const [result] = await bulkWrite(design.caller(), { objectName: 'quote', request: { mode: 'atomic', items: [{ op: 'create', values: { name: 'B', lines: three } }] }, write: write() })
    const made = result && 'record' in result ? result.record : null
    if (!made) throw new Error('the record was made')
    await save(made, { lines: [{ ...linesOf(made)[0], values: { price: '9' } }, ...ids(linesOf(made).slice(1))] })
    const { items } = await recordHistory(design.caller(), { objectName: 'quote', id: made.id })
    expect(items.filter(({ row }) => row).map(({ op, row }) => `${op} ${row?.title}`)).toEqual(expect.arrayContaining(['create Screw', 'create Bolt', 'create Nut', 'update Screw']))
    expect(items.find(({ op, row }) => op === 'update' && row)?.changes).toMatchObject([{ field: 'price', old: '1.50', new: '9.00' }])
  })

  it('cannot be filtered or sorted by, and stand in no list', async () => {
    const ask = (query: object) => refusalOf(queryRecords(design.caller(), { objectName: 'quote', query, now: new Date() }))
    for (const query of [{ select: ['lines'] }, { sort: [{ path: 'lines' }] }, { where: { is_blank: [{ var: 'lines' }] } }]) expect(await ask(query)).toMatchObject({ code: 'invalid-request' })
    await create({ name: 'Listed', lines: three })
    const { items } = await queryRecords(design.caller(), { objectName: 'quote', query: {}, now: new Date() })
    expect(items.every(({ values }) => !('lines' in values))).toBe(true)
  })
})

describe('two who save rows at once', () => {
  it('do not overwrite each other', async () => {
    const made = await create({ name: 'Q', lines: three })
    const saves = await Promise.allSettled([save(made, { lines: [...ids(linesOf(made)), { values: { name: 'A' } }] }), save(made, { lines: [...ids(linesOf(made)), { values: { name: 'B' } }] })])
    expect(saves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(saves.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale-record', details: { version: 2 } } })
    expect(linesOf(await read(made))).toHaveLength(4)
  })

  it('are told which row somebody else has changed by itself', async () => {
    const made = await create({ name: 'Q', lines: three })
    const [screw, ...others] = linesOf(made)
    await updateRecord(design.caller(), { objectName: 'line', id: screw?.id ?? '', version: 1, values: { price: '7' }, write: write() })
    const stale = await refusalOf(save(made, { lines: [{ ...screw, values: { price: '8' } }, ...others] }))
    expect(stale).toMatchObject({ code: 'stale-record', issues: [{ code: 'stale-row', path: '/values/lines/0' }] })
    expect(linesOf(await read(made))[0]).toMatchObject({ values: { price: '7.00' } })
  })
})

describe('rights on rows', () => {
  it('are those on their object and its fields', async () => {
    const made = await create({ name: 'Q', lines: three })
    const seen = await read(made, clerk())
    const [screw, ...others] = linesOf(seen)
    expect(namesOf(await save(seen, { lines: [{ ...screw, values: { name: 'Screw 2' } }, ...others, { values: { name: 'More' } }] }, clerk()))).toEqual(['Screw 2', 'Bolt', 'Nut', 'More'])
    const again = await read(made, clerk())
    expect(await refusalOf(save(again, { lines: [{ ...linesOf(again)[0], values: { price: '5', secret: 'x' } }, ...linesOf(again).slice(1)] }, clerk()))).toMatchObject({
      issues: [{ code: 'field-read-only', path: '/values/lines/0/price' }, { code: 'unknown-field', path: '/values/lines/0/secret' }],
    })
    expect(await refusalOf(save(again, { lines: linesOf(again).slice(1) }, clerk()))).toMatchObject({ code: 'forbidden', issues: [{ code: 'row-forbidden', path: '/values/lines' }] })
    expect(await read(made, clerk())).toEqual(again)
  })

  it('let those look at rows who may only look', async () => {
    const made = await create({ name: 'Q', lines: three })
    expect(namesOf(await read(made, looker()))).toEqual(['Screw', 'Bolt', 'Nut'])
    expect(await refusalOf(save(made, { lines: [] }, looker()))).toMatchObject({ issues: [{ code: 'field-read-only', path: '/values/lines' }] })
  })
})

describe('a layout', () => {
  it('holds rows to what it says of them', async () => {
    const item = { id: newId('item'), field: 'lines', readOnly: { '==': [{ var: 'name' }, 'Locked'] }, required: { '==': [{ var: 'name' }, 'Full'] } }
    const sections = [{ id: newId('section'), label: 'Basics', items: [{ id: newId('item'), field: 'name' }, item] }]
    await design.put({ kind: 'layout', format: 1, id: newId('layout'), name: 'quote_form', label: 'Form', object: 'quote', for: 'form', tabs: [{ id: newId('tab'), label: 'Details', sections }] })
    await design.publish()
    expect(await refusalOf(create({ name: 'Locked', lines: three }))).toMatchObject({ issues: [{ code: 'layout.locked', path: '/values/lines' }] })
    expect(await refusalOf(create({ name: 'Full' }))).toMatchObject({ issues: [{ code: 'required', path: '/values/lines' }] })
    const made = await create({ name: 'Open', lines: three })
    const full = await save(made, { name: 'Full' })
    expect(await refusalOf(save(full, { lines: [] }))).toMatchObject({ issues: [{ code: 'required', path: '/values/lines' }] })
    const locked = await save(full, { name: 'Locked', lines: linesOf(full) })
    expect(await refusalOf(save(locked, { lines: linesOf(locked).slice(1) }))).toMatchObject({ issues: [{ code: 'layout.locked', path: '/values/lines' }] })
  })
})
