import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import type { RecordQuery } from '../../../schemas/api/query.ts'
import { field, object, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
const write = () => ({ now: new Date(), cause: { root: randomUUID(), depth: 0, via: 'test' } })
const create = (objectName: string, values: Record<string, unknown>) => createRecord(design.caller(), { objectName, values, write: write() })
const query = (asked: RecordQuery) => queryRecords(design.caller(), { objectName: 'deal', query: asked, now: new Date() })

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(
    object('account', [field('name', 'text'), field('owner_a', 'text')]),
    object('deal', [field('name', 'text', { required: true }), field('code', 'text'), field('account', 'lookup', { object: 'account' }), field('account_owner', 'user')]),
    role('clerk', { objects: { deal: { create: true, read: 'own' } }, fields: { 'deal.code': 'none' } }),
  )
  await design.publish()
})
afterAll(() => design.close())

describe('paths over relations', () => {
  it('are kept apart from fields whose names look like them', async () => {
    const ada = design.caller().person.id
    await design.person('Binh', [])
    const [binh] = await design.database.sql<{ id: string }[]>`select id from ws_main._person where name = 'Binh'`
    const account = await create('account', { name: 'Acme' })
    await create('deal', { name: 'Renewal', account: account.id, account_owner: binh?.id })
    for (const select of [['account.owner', 'account_owner'], ['account_owner', 'account.owner']]) {
      const [item] = (await query({ select })).items
      expect(item).toMatchObject({ values: { 'account.owner': ada, account_owner: binh?.id }, _titles: { 'account.owner': 'Ada', account_owner: 'Binh' } })
    }
  })
})

describe('the recycle bin', () => {
  it('pages through records that lack what is required by now', async () => {
    const codes = ['b', null, 'a', null, 'c']
    for (const code of codes) {
      const { id } = await create('deal', { name: `Deal ${code}`, code })
      await deleteRecord(design.caller(), { objectName: 'deal', id, version: 1, write: write() })
    }
    const deal = await design.get('object', 'deal')
    const required = deal.fields.map((each) => (each.name === 'code' ? { ...each, required: true } : each))
    await design.database.sql`delete from ws_main.deal where deleted_at is null`
    await design.put({ ...deal, fields: required })
    await design.publish()
    for (const direction of ['asc', 'desc'] as const) {
      const seen: unknown[] = []
      let cursor: string | undefined
      do {
        const page = await query({ deleted: true, sort: [{ path: 'code', direction }], limit: 1, ...(cursor === undefined ? {} : { cursor }) })
        seen.push(...page.items.map(({ values }) => values.code))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      const filled = ['a', 'b', 'c']
      expect(seen).toEqual([...(direction === 'asc' ? filled : filled.toReversed()), null, null])
    }
  })

  it('does not say which hidden field is required', async () => {
    const clerk = await design.person('Clerk', [(await design.get('role', 'clerk')).id])
    const refused = await refusalOf(createRecord(clerk(), { objectName: 'deal', values: { name: 'Mine' }, write: write() }))
    expect(refused.issues).toEqual([{ code: 'hidden-field', path: '' }])
  })
})
