import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { readDraft } from '../../../runtime/publish/draft.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { restoreRecord } from '../../../runtime/records/restore.ts'
import { planPublish, publish } from '../../../runtime/publish/publish.ts'
import { field, object, option, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
})
afterAll(() => design.close())

const deal = object(
  'deal',
  [
    field('name', 'text', { required: true }),
    field('amount', 'currency'),
    field('account', 'lookup', { object: 'account' }),
    field('seller', 'user'),
    field('stage', 'picklist', { options: [option('new'), option('won')] }),
    field('number', 'autonumber', { pattern: 'D-{0000}' }),
  ],
  { unique: [{ id: 'unq_000000000001', fields: ['number'] }], indexes: [{ id: 'idx_000000000001', fields: ['stage', 'amount'] }] },
)
const account = object('account', [field('name', 'text'), field('parent', 'lookup', { object: 'account' })])

const insertDeals = (rows: readonly Record<string, unknown>[]) => design.database.sql`insert into ws_main.deal ${design.database.sql(rows.map((row) => ({ id: crypto.randomUUID(), ...row })))}`

const columnsOf = async (table: string): Promise<readonly string[]> => {
  const rows = await design.database.sql<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'ws_main' and table_name = ${table}`
  return rows.map(({ name }) => name)
}

describe('the first publish', () => {
  it('plans new objects as safe steps and says who changed what', async () => {
    await design.put(account, deal)
    const plan = await planPublish(design.caller(), {})
    expect(plan.issues).toEqual([])
    expect(plan.planned).toMatchObject([
      { id: 'step_1', phase: 'switch', op: 'createObject', object: account.id, class: 'safe', undo: 'trashObject' },
      { op: 'createObject', object: deal.id },
    ])
    expect(plan.publishable).toBe(true)
  })

  it('refuses a digest other than the present one', async () => {
    const refusal = await refusalOf(publish(design.caller(), { digest: '0'.repeat(64) }))
    expect(refusal.code).toBe('stale-review')
  })

  it('makes tables, the release, and an empty draft', async () => {
    const { digest } = await planPublish(design.caller(), {})
    const { job } = await publish(design.caller(), { digest, note: 'First' })
    expect(design.workspace.plan()).toMatchObject({ release: 2 })
    const [release] = await design.database.sql`select number, note, digest from ws_main._release order by number desc limit 1`
    expect(release).toMatchObject({ number: 2, note: 'First', digest })
    expect(await readDraft(design.workspace)).toMatchObject({ base: 2, changes: [] })
    const [row] = await design.database.sql`select kind, state, result from ws_main._job where id = ${job}`
    expect(row).toEqual({ kind: 'publish', state: 'done', result: { number: 2 } })
    const [change] = await design.database.sql`select object, op, release from ws_main._change`
    expect(change).toEqual({ object: '_release', op: 'publish', release: 2 })
  })

  it('gives the data role what it needs in new tables', async () => {
    await design.database.data.sql`insert into ws_main.deal (id, name, number) values (${crypto.randomUUID()}, 'One', 'D-1')`
    await expect(design.database.data.sql`drop table ws_main.deal`).rejects.toThrow(/owner/)
  })

  it('says that there is nothing to publish', async () => {
    const { digest } = await planPublish(design.caller(), {})
    const refusal = await refusalOf(publish(design.caller(), { digest }))
    expect(refusal).toMatchObject({ code: 'blocked', issues: [{ code: 'publish.nothing-to-publish' }] })
  })
})

describe('changes of an object with records', () => {
  it('rename the column and keep its values', async () => {
    await insertDeals([{ name: 'Two', number: 'D-2', amount: '12.50' }])
    const live = await design.get('object', 'deal')
    await design.put({ ...live, fields: live.fields.map((each) => (each.name === 'amount' ? { ...each, name: 'worth' } : each)) })
    await design.publish()
    const rows = await design.database.sql`select worth from ws_main.deal where name = 'Two'`
    expect(rows).toEqual([{ worth: '12.50' }])
    expect((await design.get('object', 'deal')).indexes).toEqual([{ id: 'idx_000000000001', fields: ['stage', 'worth'] }])
  })

  it('trash a field so that inserts need it no more, and bring it back with its values', async () => {
    const live = await design.get('object', 'deal')
    await design.put({ ...live, title: 'number', fields: live.fields.filter(({ name }) => name !== 'name') })
    const plan = await planPublish(design.caller(), {})
    expect(plan.planned.find(({ op }) => op === 'trashField')).toMatchObject({ class: 'lossy', rows: 2, undo: 'restoreField' })
    await design.publish()
    expect(await columnsOf('deal')).toContain(`_trash_${live.fields[0]?.id}`)
    await design.database.data.sql`insert into ws_main.deal (id, number) values (${crypto.randomUUID()}, 'D-3')`
    const again = await design.get('object', 'deal')
    await design.put({ ...again, fields: [...again.fields, { ...live.fields[0], required: false } as ObjectDefinition['fields'][number]] })
    expect((await planPublish(design.caller(), {})).planned.map(({ op }) => op)).toEqual(['restoreField'])
    await design.publish()
    const rows = await design.database.sql`select name from ws_main.deal order by number`
    expect(rows.map(({ name }) => name)).toEqual(['One', 'Two', null])
  })

  it('block a demand that stored records break, and name those that the publisher may read', async () => {
    const live = await design.get('object', 'deal')
    await design.put({ ...live, fields: live.fields.map((each) => (each.name === 'name' ? { ...each, required: true } : each)) })
    const plan = await planPublish(design.caller(), {})
    expect(plan.checks).toMatchObject([{ code: 'required', checked: 3, failing: 1, unreadable: 0, policies: ['block'], first: [{ object: 'deal', title: 'D-3' }] }])
    const refusal = await refusalOf(publish(design.caller(), { digest: plan.digest }))
    expect(refusal).toMatchObject({ code: 'blocked', issues: [{ code: 'publish.records-break.required' }] })
    await design.database.sql`update ws_main.deal set deleted_at = now() where name is null`
    await design.publish()
    await expect(insertDeals([{ number: 'D-9' }])).rejects.toThrow(/req_fld/)
  })

  it('keep a deleted record that lacks what is required now from living again, and say why', async () => {
    const write = () => ({ now: new Date(), cause: { root: crypto.randomUUID(), depth: 0, via: 'test' } })
    await design.put(object('task', [field('title', 'text'), field('due', 'date')]))
    await design.publish()
    const { id, version } = await createRecord(design.caller(), { objectName: 'task', values: { title: 'Call' }, write: write() })
    await deleteRecord(design.caller(), { objectName: 'task', id, version, write: write() })
    const live = await design.get('object', 'task')
    await design.put({ ...live, fields: live.fields.map((each) => (each.name === 'due' ? { ...each, required: true } : each)) })
    await design.publish()
    const refusal = await refusalOf(restoreRecord(design.caller(), { objectName: 'task', id, write: write() }))
    expect(refusal).toMatchObject({ code: 'invalid-record', issues: [{ code: 'required', path: '/values/due' }] })
  })

  it('count duplicates before a unique key and let deleted records keep theirs', async () => {
    await insertDeals([{ name: 'Two', number: 'D-4' }])
    const live = await design.get('object', 'deal')
    await design.put({ ...live, unique: [...(live.unique ?? []), { id: 'unq_000000000002', fields: ['name'] }] })
    expect((await planPublish(design.caller(), {})).checks).toMatchObject([{ cause: 'unq_000000000002', code: 'unique', failing: 2 }])
    await design.database.sql`update ws_main.deal set deleted_at = now() where number = 'D-4'`
    await design.publish()
    await expect(insertDeals([{ name: 'Two', number: 'D-5' }])).rejects.toThrow(/unq_000000000002/)
  })

  it('ask what becomes of records with an option that goes', async () => {
    await design.database.sql`update ws_main.deal set stage = 'won' where number = 'D-1'`
    const live = await design.get('object', 'deal')
    const stage = live.fields.find(({ name }) => name === 'stage') as unknown as { options: { id: string; value: string }[] }
    const won = stage.options.find(({ value }) => value === 'won')?.id ?? ''
    await design.put({ ...live, fields: live.fields.map((each) => (each.name === 'stage' ? ({ ...each, options: stage.options.filter(({ id }) => id !== won) } as typeof each) : each)) })
    const plan = await planPublish(design.caller(), {})
    expect(plan).toMatchObject({ publishable: false, checks: [{ cause: won, code: 'option', failing: 1, policies: ['block', 'when_touched'] }] })
    expect((await planPublish(design.caller(), { policies: { [won]: 'always' } })).issues).toMatchObject([{ code: 'publish.no-such-policy' }])
    const choices = { policies: { [won]: 'when_touched' } } as const
    expect((await planPublish(design.caller(), choices)).digest).not.toBe(plan.digest)
    await design.publish(choices)
  })

  it('ask what becomes of values with more decimals than a field keeps, and never round them', async () => {
    const cost = field('cost', 'decimal', { scale: 2 })
    await design.put(object('part', [field('name', 'text'), cost]))
    await design.publish()
    const written = { objectName: 'part', values: { name: 'Bolt', cost: '1.25' }, write: { now: new Date(), cause: { root: 'test', depth: 0, via: 'test' } } }
    const { id } = await createRecord(design.caller(), written)
    const live = await design.get('object', 'part')
    await design.put({ ...live, fields: live.fields.map((each) => (each.id === cost.id ? { ...each, scale: 1 } : each)) } as typeof live)
    const plan = await planPublish(design.caller(), {})
    expect(plan).toMatchObject({ publishable: false, checks: [{ cause: cost.id, code: 'decimals', failing: 1, params: { decimals: 1 } }] })
    await design.publish({ policies: { [cost.id]: 'when_touched' } })
    expect((await readRecord(design.caller(), { objectName: 'part', id })).values.cost).toBe('1.25')
  })

  it('ask before links out of the trash are emptied because they lead elsewhere now', async () => {
    const target = object('client', [field('name', 'text')])
    const source = object('call', [field('topic', 'text'), field('client', 'lookup', { object: 'client' })])
    await design.put(target, source)
    await design.publish()
    const [client] = await design.database.sql<{ id: string }[]>`insert into ws_main.client (id, name) values (${crypto.randomUUID()}, 'Acme') returning id`
    await design.database.sql`insert into ws_main.call (id, topic, client) values (${crypto.randomUUID()}, 'Hello', ${client?.id ?? ''})`
    await design.put({ ...source, fields: source.fields.slice(0, 1) })
    await design.publish()
    const [topic, link] = source.fields
    const back = (to: string) => ({ ...source, fields: [topic, { ...link, object: to }] }) as ObjectDefinition
    await design.put(back('client'))
    expect(await planPublish(design.caller(), {})).toMatchObject({ publishable: true, checks: [{ code: 'link', failing: 0 }] })
    await design.put(back('account'))
    const plan = await planPublish(design.caller(), {})
    expect(plan).toMatchObject({ publishable: false, checks: [{ cause: link?.id, code: 'link', failing: 1, policies: ['block', 'always'] }] })
    await design.publish({ policies: { [link?.id ?? '']: 'always' } })
    expect(await design.database.sql`select topic, client from ws_main.call`).toEqual([{ topic: 'Hello', client: null }])
  })

  it('block a type that would lose values and take one that keeps them', async () => {
    const live = await design.get('object', 'deal')
    const retyped = (type: string) => ({ ...live, fields: live.fields.map((each) => (each.name === 'worth' ? { ...each, type } : each)) })
    await design.put(retyped('boolean'))
    expect(await planPublish(design.caller(), {})).toMatchObject({ publishable: false, planned: [{ class: 'blocked' }], issues: [{ code: 'publish.retype-unsafe' }] })
    await design.put(retyped('decimal'))
    await design.publish()
    expect(await design.database.sql`select worth from ws_main.deal where number = 'D-2'`).toEqual([{ worth: '12.50' }])
  })

  it('keep a text as it was typed in an address', async () => {
    const live = await design.get('object', 'deal')
    await design.put({ ...live, fields: [...live.fields, field('place', 'text')] })
    await design.publish()
    await design.database.sql`update ws_main.deal set place = case when number = 'D-2' then 'Số 5, "Huế"' end`
    const kept = await design.get('object', 'deal')
    await design.put({ ...kept, fields: kept.fields.map((each) => (each.name === 'place' ? { ...each, type: 'address' } : each)) })
    await design.publish()
    expect(await design.database.sql`select number, place from ws_main.deal where place is not null`).toEqual([{ number: 'D-2', place: { text: 'Số 5, "Huế"' } }])
    await design.put(live)
    await design.publish()
  })

  it('block a name that the same release frees', async () => {
    const live = await design.get('object', 'deal')
    await design.put({ ...live, fields: [...live.fields.filter(({ name }) => name !== 'seller'), field('seller', 'text')] })
    expect((await planPublish(design.caller(), {})).issues).toMatchObject([{ code: 'publish.name-freed', params: { name: 'seller' } }])
    await design.put(live)
    expect((await readDraft(design.workspace)).changes).toEqual([])
  })
})

describe('a selection', () => {
  it('names what it cannot do without', async () => {
    const region = object('region', [field('name', 'text')])
    const live = await design.get('object', 'account')
    await design.put(region, { ...live, fields: [...live.fields, field('region', 'lookup', { object: 'region' })] })
    await design.put(role('clerk', { objects: { region: { read: 'all' } } }))
    const plan = await planPublish(design.caller(), { only: ['object/account'] })
    expect(plan).toMatchObject({ publishable: false, target: { needed: [{ name: 'region' }] } })
    expect(plan.issues[0]).toMatchObject({ code: 'publish.needs', params: { key: 'object/region' } })
    await design.publish({ only: ['object/account', 'object/region'] })
    expect((await readDraft(design.workspace)).changes).toMatchObject([{ kind: 'role', name: 'clerk', op: 'add' }])
    await design.publish()
  })

  it('refuses what is no change', async () => {
    expect((await planPublish(design.caller(), { only: ['object/account'] })).issues).toMatchObject([{ code: 'publish.no-such-change' }])
  })
})

describe('rights', () => {
  it('nobody publishes rights that neither the role nor the publisher has', async () => {
    await design.put(role('designer', { objects: { deal: { read: 'own' }, account: { read: 'all' } }, system: ['design', 'publish'] }))
    await design.publish()
    const designer = await design.get<{ id: string }>('role', 'designer')
    const lan = await design.person('Lan', [designer.id])
    await design.put(role('greedy', { objects: { deal: { read: 'all' }, account: { read: 'own' } }, system: ['people'] }))
    const plan = await planPublish(lan(), {})
    expect(plan.issues.map(({ code, path }) => ({ code, path }))).toEqual([
      { code: 'role.exceeds-own-rights', path: '/role/greedy/system' },
      { code: 'role.exceeds-own-rights', path: '/role/greedy/objects/deal' },
    ])
    expect((await refusalOf(publish(lan(), { digest: plan.digest }))).code).toBe('exceeds-own-rights')
    await design.publish()
  })

  it('a check names only records that the publisher may read, and counts the others', async () => {
    const [designer, live] = [await design.get<{ id: string }>('role', 'designer'), await design.get('object', 'task')]
    const lan = await design.person('Lan', [designer.id])
    await design.put(role('task_reader', { objects: { task: { read: 'own' } }, system: ['publish'] }))
    await design.publish()
    const reader = await design.get<{ id: string }>('role', 'task_reader')
    const own = await design.person('Own', [reader.id])
    const { sql } = design.database
    await sql`insert into ws_main.task (id, title, due, owner) values (${crypto.randomUUID()}, 'Mine', '2026-01-01', ${own().person.id}), (${crypto.randomUUID()}, 'Theirs', '2026-01-01', null)`
    await design.put({ ...live, unique: [{ id: 'unq_00000000000c', fields: ['due'] }] })
    expect((await planPublish(own(), {})).checks).toMatchObject([{ failing: 2, unreadable: 1, first: [{ object: 'task', title: 'Mine' }] }])
    expect((await planPublish(lan(), {})).checks).toMatchObject([{ failing: 2, unreadable: 2, first: [] }])
    await design.put(live)
  })

  it('whoever makes an object says who works with it', async () => {
    const designer = await design.get<{ id: string }>('role', 'designer')
    const lan = await design.person('Lan', [designer.id])
    await design.put(object('visit', [field('name', 'text')]), role('visitor', { objects: { visit: { read: 'all', create: true } } }))
    expect((await planPublish(lan(), {})).issues).toEqual([])
    await design.publish()
  })

  it('the administrator keeps all rights', async () => {
    const live = await design.get<ReturnType<typeof role>>('role', 'administrator')
    await design.put({ ...live, system: ['design'] })
    expect((await planPublish(design.caller(), {})).issues).toMatchObject([{ code: 'role.administrator-changed' }])
    await design.put(live)
  })
})
