import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { readDraft } from '../../../runtime/publish/draft.ts'
import { planPublish, publish } from '../../../runtime/publish/publish.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import { introspect, tablesAndModel } from '../../support/drift.ts'
import { field, object, refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
beforeEach(async () => {
  design = await startTestDesign()
})
afterEach(() => design.close())

const live = (name: string) => design.workspace.plan().definitions.get('object', name) as ObjectDefinition

describe('publishes and writers at once', () => {
  it('neither lose nor double a write, and do not wait on each other for ever', async () => {
    await design.put(object('account', [field('name', 'text')]), object('deal', [field('name', 'text'), field('account', 'lookup', { object: 'account' })]))
    await design.publish()
    const write = () => ({ now: new Date(), cause: { root: randomUUID(), depth: 0, via: 'test' } })
    let isOver = false
    let created = 0
    let updated = 0
    const writer = async (index: number): Promise<void> => {
      const values = { name: `Account ${index}` }
      let account = await createRecord(design.caller(), { objectName: 'account', values, write: write() })
      while (!isOver) {
        const record = await createRecord(design.caller(), { objectName: 'deal', values: { name: `Deal ${index}`, account: account.id }, write: write() })
        created += 1
        expect(record.version).toBe(1)
        account = await updateRecord(design.caller(), { objectName: 'account', id: account.id, version: account.version, values: { name: `Account ${index}.${created}` }, write: write() })
        updated += 1
      }
    }
    const writers = Promise.all(Array.from({ length: 4 }, (_, index) => writer(index)))
    for (let number = 1; number <= 20; number += 1) {
      const name = number % 2 === 0 ? 'deal' : 'account'
      const extra = live(name).fields.filter((each) => each.name.startsWith('extra'))
      const kept = live(name).fields.filter((each) => !extra.includes(each))
      const fields = number % 3 === 0 ? kept : [...live(name).fields, field(`extra_${number}`, number % 2 === 0 ? 'lookup' : 'text', number % 2 === 0 ? { object: 'account' } : {})]
      await design.put({ ...live(name), fields })
      await design.publish()
    }
    isOver = true
    await writers
    const [counts] = await design.database.sql`select (select count(*)::int from ws_main.deal) as deals, (select sum(version - 1)::int from ws_main.account) as updates`
    expect(counts).toEqual({ deals: created, updates: updated })
    const [changes] = await design.database.sql`select count(*)::int as rows, max(release) as release from ws_main._change where op in ('create', 'update')`
    expect(changes).toEqual({ rows: created + updated + 4, release: expect.any(Number) })
    expect(design.workspace.plan().release).toBe(22)
    expect(created).toBeGreaterThan(20)
    const { stored, model } = await tablesAndModel(design.database, 'ws_main', [live('account'), live('deal')])
    expect(stored).toEqual(model)
  })

  it('of two publishes of one review only one is done', async () => {
    await design.put(object('account', [field('name', 'text')]))
    const { digest } = await planPublish(design.caller(), {})
    const results = await Promise.allSettled([publish(design.caller(), { digest }), publish(design.caller(), { digest })])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(refused[0]).toBeInstanceOf(Refusal)
    expect(refused[0]).toMatchObject({ code: 'stale-review' })
  })

  it('gives up when a table never comes free, without having changed anything', async () => {
    await design.put(object('account', [field('name', 'text')]))
    await design.publish()
    await design.put({ ...live('account'), fields: [...live('account').fields, field('phone', 'phone')] })
    const before = await introspect(design.database, 'ws_main')
    let free = (): void => undefined
    const holding = design.database.sql.begin(async (sql) => {
      await sql`lock table ws_main.account in row exclusive mode`
      await new Promise<void>((resolve) => (free = resolve))
    })
    const refusal = await refusalOf(design.publish())
    expect(refusal.code).toBe('busy')
    expect(await introspect(design.database, 'ws_main')).toEqual(before)
    free()
    await holding
    await design.publish()
    expect(Object.values(await introspect(design.database, 'ws_main')).flat()).toContain('column phone text COLLATE "C"')
  })
})

describe('a step that fails', () => {
  it('leaves tables, release, draft and trash as they were', async () => {
    await design.put(object('account', [field('name', 'text'), field('code', 'text')]))
    await design.publish()
    const account = live('account')
    await design.put({ ...account, fields: [...account.fields.slice(0, 1), field('phone', 'phone')], unique: [{ id: 'unq_00000000000b', fields: ['name'] }] }, object('visit', [field('name', 'text')]))
    const plan = await planPublish(design.caller(), {})
    const state = async () => ({
      tables: await introspect(design.database, 'ws_main'),
      draft: await readDraft(design.workspace),
      rows: await design.database.sql`select (select number from ws_main._live) as live, (select count(*)::int from ws_main._release) as releases, (select count(*)::int from ws_main._trash) as trash, (select count(*)::int from ws_main._job) as jobs`,
    })
    // Between the review and the switch somebody saves two records that the new key cannot take.
    const { sql } = design.database
    const insert = () => sql`insert into ws_main.account (id, name) values (${randomUUID()}, 'Same'), (${randomUUID()}, 'Same')`
    const { switchRelease } = await import('../../../runtime/publish/switch.ts')
    await insert()
    const before = await state()
    const refusal = await refusalOf(switchRelease(design.caller(), plan, { note: '', job: randomUUID() }))
    expect(refusal).toMatchObject({ code: 'stale-review', issues: [{ code: 'publish.records-changed' }] })
    expect(await state()).toEqual(before)
  })
})
