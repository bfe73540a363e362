import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { bulkWrite } from '../../../runtime/records/bulk.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { claimRecord } from '../../../runtime/records/pool/claim.ts'
import { giveBackRecord } from '../../../runtime/records/pool/give-back.ts'
import { explainRecord } from '../../../runtime/records/explain-record.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import { appView } from '../../../runtime/roles/app-view.ts'
import { field, object, refusalOf, role, startTestDesign, type TestDesign, validationRule } from '../../support/publishing.ts'
import { write } from './workspace.ts'

const limit = 3

const seller = role('seller', { objects: { lead: { create: true, read: 'own', update: 'own', delete: 'own', claim: true }, deal: { read: 'own', claim: true } } })
const looker = role('looker', { objects: { lead: { read: 'all' } } })
const lead = role('lead_of_team', { objects: { lead: { create: true, read: 'all', update: 'all', assign: true } } })

let design: TestDesign
let sellers: Caller[]
let boss: Caller

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(
    object('lead', [field('name', 'text'), field('closed', 'boolean')], { pool: { limit } }),
    object('deal', [field('name', 'text')]),
    validationRule('lead_closed_has_owner', { object: 'lead', refuseWhen: { and: [{ '==': [{ var: 'closed' }, true] }, { is_blank: [{ var: 'owner' }] }] }, message: { en: 'A closed lead has an owner.' }, enforce: 'always' }),
    seller, looker, lead,
  )
  await design.publish()
  sellers = await Promise.all(Array.from({ length: 8 }, async (_, at) => (await design.person(`Seller ${at}`, [seller.id]))()))
  boss = (await design.person('Lan', [lead.id]))()
})
afterAll(() => design.close())

const inPool = (name: string) => createRecord(boss, { objectName: 'lead', values: { name, owner: null }, write: write() })
const claim = (caller: Caller, id: string, objectName = 'lead') => claimRecord(caller, { objectName, id, write: write() })
const giveBack = (caller: Caller, { id, version }: { id: string; version: number }) => giveBackRecord(caller, { objectName: 'lead', id, version, write: write() })
const one = (at: number): Caller => {
  const found = sellers[at]
  if (!found) throw new Error('no such seller')
  return found
}

describe('claiming from the pool', () => {
  it('gives a record to one of fifty who try at once, and tells the others who has it and since when', async () => {
    const { id } = await inPool('Wanted')
    const tries = await Promise.allSettled(Array.from({ length: 50 }, (_, at) => claim(one(at % 8), id)))
    const won = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    const owner = won[0]?.values.owner
    // The winner may have tried more than once: what one owns already is answered again.
    expect(new Set(won.map(({ values }) => values.owner)).size).toBe(1)
    expect(won.every(({ version }) => version === 2)).toBe(true)
    const lost = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason as Refusal] : []))
    expect(won.length + lost.length).toBe(50)
    for (const refusal of lost) expect(refusal).toMatchObject({ code: 'already-claimed', details: { by: { id: owner }, at: expect.stringMatching(/^\d{4}-.*Z$/) } })
    const history = await recordHistory(boss, { objectName: 'lead', id })
    expect(history.items.map(({ op }) => op)).toEqual(['update', 'create'])
    await giveBack(boss, { id, version: 2 })
  })

  it('stops at the limit, also where one person claims many at once', async () => {
    const records = await Promise.all(Array.from({ length: 6 }, (_, at) => inPool(`Many ${at}`)))
    const tries = await Promise.allSettled(records.map(({ id }) => claim(one(0), id)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(limit)
    const refused = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason as Refusal] : []))
    for (const refusal of refused) expect(refusal).toMatchObject({ code: 'claim-limit', issues: [{ code: 'pool.limit-reached', params: { limit } }] })
    const bulk = await bulkWrite(one(1), { objectName: 'lead', request: { mode: 'each', items: records.map(({ id }) => ({ op: 'claim', id })) }, write: write() })
    expect(bulk.map((result) => ('refusal' in result ? result.refusal.code : 'mine')).toSorted()).toEqual(['already-claimed', 'already-claimed', 'already-claimed', 'mine', 'mine', 'mine'])
  })

  it('needs the right, and an object with a pool', async () => {
    const { id } = await inPool('Locked')
    expect(await refusalOf(claim((await design.person('Guest', [looker.id]))(), id))).toMatchObject({ code: 'forbidden', details: { right: 'claim' } })
    const deal = await createRecord(design.caller(), { objectName: 'deal', values: { name: 'No pool' }, write: write() })
    expect(await refusalOf(claim(one(2), deal.id, 'deal'))).toMatchObject({ code: 'forbidden' })
    expect(await refusalOf(claim(one(2), '00000000-0000-7000-8000-000000000000'))).toMatchObject({ code: 'not-found' })
  })
})

describe('the right to claim', () => {
  const query = (caller: Caller, where?: unknown) => queryRecords(caller, { objectName: 'lead', query: { select: ['name'], sort: [{ path: 'name' }], ...(where !== undefined && { where }) }, now: new Date() })

  it('shows what is in the pool beside what one owns, and not what others own', async () => {
    const [free, mine, others] = [await inPool('Zzz free'), await createRecord(one(6), { objectName: 'lead', values: { name: 'Zzz mine' }, write: write() }), await createRecord(boss, { objectName: 'lead', values: { name: 'Zzz of others' }, write: write() })]
    const { items } = await query(one(6), { starts_with: [{ var: 'name' }, 'Zzz'] })
    expect(items.map(({ id, _can }) => [id, _can.update])).toEqual([[free.id, false], [mine.id, true]])
    expect(await readRecord(one(6), { objectName: 'lead', id: free.id })).toMatchObject({ _can: { update: false } })
    expect(await refusalOf(readRecord(one(6), { objectName: 'lead', id: others.id }))).toMatchObject({ code: 'not-found' })
    expect(appView(one(6)).objects.find(({ definition }) => definition.name === 'lead')?.can).toMatchObject({ read: 'own', claim: true })
    const told = await explainRecord(one(6), { objectName: 'lead', id: free.id })
    expect(told.rights.read).toMatchObject({ allowed: true, because: [{ by: 'role' }, { by: 'reach', holds: true, ways: [{ way: 'owner', holds: false }, { way: 'pool', holds: true }] }] })
    expect(told.rights.claim.allowed).toBe(true)
  })
})

describe('giving back', () => {
  it('is for the owner and for those who set owners; others see nothing to give back', async () => {
    const claimed = await claim(one(3), (await inPool('Mine for a while')).id)
    expect(claimed).toMatchObject({ version: 2, values: { owner: one(3).person.id }, _can: { update: true, delete: true } })
    expect(await refusalOf(giveBack(one(4), claimed))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(giveBack(one(3), { id: claimed.id, version: 1 }))).toMatchObject({ code: 'stale-record' })
    expect(await giveBack(one(3), claimed)).toMatchObject({ version: 3, values: { owner: null }, _can: { update: false } })
    const again = await claim(one(4), claimed.id)
    expect(await giveBack(boss, again)).toMatchObject({ values: { owner: null }, _can: { update: true } })
  })

  it('asks the rules as every save does', async () => {
    const made = await createRecord(one(5), { objectName: 'lead', values: { name: 'Closed', closed: true }, write: write() })
    expect(await refusalOf(giveBack(one(5), made))).toMatchObject({ code: 'invalid-record', issues: [{ code: 'rule.refused' }] })
  })
})
