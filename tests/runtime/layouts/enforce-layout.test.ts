import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { bulkWrite } from '../../../runtime/records/bulk.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { readRelated } from '../../../runtime/records/related-values.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { appView } from '../../../runtime/roles/app-view.ts'
import { newId } from '../../../schemas/ids.ts'
import type { LayoutDefinition, LayoutItem } from '../../../schemas/layouts/layout.ts'
import { field, object, option, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { write } from '../records/workspace.ts'

let design: TestDesign
let rep: () => Caller
let bank: string
let shop: string

const account = object('account', [field('name', 'text'), field('industry', 'picklist', { options: ['bank', 'retail'].map(option) })])

const deal = object(
  'deal',
  [
    field('name', 'text'),
    field('amount', 'decimal', { scale: 2 }),
    field('discount', 'percent'),
    field('reason', 'text'),
    field('margin', 'percent'),
    field('account', 'lookup', { object: 'account', onDelete: 'restrict' }),
    field('stage', 'picklist', { default: 'new', options: ['new', 'open', 'won'].map(option) }),
  ],
  { recordTypes: ['project', 'renewal'].map((name) => ({ id: newId('recordType'), name, label: name })) },
)

const salesRep = role('rep', { objects: { deal: { create: true, read: 'all', update: 'all' }, account: { read: 'all' } }, fields: { 'deal.margin': 'none' } })

const item = (settings: Omit<LayoutItem, 'id'>): LayoutItem => ({ id: newId('item'), ...settings })

const layout = (name: string, items: readonly LayoutItem[], settings: Partial<LayoutDefinition> = {}): LayoutDefinition => ({
  kind: 'layout', format: 1, id: newId('layout'), name: `deal_${name}`, label: name, object: 'deal', for: 'form',
  tabs: [{ id: newId('tab'), label: 'Details', sections: [{ id: newId('section'), label: 'Basics', items: [...items] }] }],
  ...settings,
})

const isWon = { '==': [{ var: 'stage' }, 'won'] }

const forReps = layout(
  'reps',
  [
    item({ field: 'amount', required: isWon }),
    item({ field: 'discount', readOnly: { '==': [{ var: 'account.industry' }, 'bank'] } }),
    item({ field: 'reason', visible: { '>': [{ var: 'discount' }, 20] }, whenHidden: 'clear' }),
    item({ field: 'margin', required: true }),
    item({ field: 'stage', options: [{ when: { is_blank: [{ var: 'account' }] }, values: ['new', 'open'] }] }),
  ],
  { roles: ['rep'] },
)

const forRenewals = layout('renewals', [item({ field: 'reason', visible: { is_blank: [{ var: 'discount' }] }, whenHidden: 'refuse' })], { recordTypes: ['renewal'] })

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(account, deal, salesRep, forReps, forRenewals)
  await design.publish()
  rep = await design.person('Ren', [salesRep.id])
  const made = (industry: string) => createRecord(design.caller(), { objectName: 'account', values: { name: industry, industry }, write: write() })
  bank = (await made('bank')).id
  shop = (await made('retail')).id
})
afterAll(() => design.close())

const create = (values: Record<string, unknown>, caller = rep()) => createRecord(caller, { objectName: 'deal', values: { name: 'A', ...values }, write: write() })

const change = (record: { id: string; version: number }, values: Record<string, unknown>) =>
  updateRecord(rep(), { objectName: 'deal', id: record.id, version: record.version, values, write: write() })

const issuesOf = async (work: Promise<unknown>) => (await refusalOf(work)).issues.map(({ code, path }) => `${code} ${path}`)

describe('a save by somebody who has a layout', () => {
  it('is refused while a value lacks that the layout asks for', async () => {
    expect(await issuesOf(create({ stage: 'won', account: shop }))).toEqual(['required /values/amount'])
    const open = await create({ stage: 'open', account: shop })
    expect(await issuesOf(change(open, { stage: 'won' }))).toEqual(['required /values/amount'])
    expect((await change(open, { stage: 'won', amount: '5' })).values['amount']).toBe('5.00')
  })

  it('is refused when it changes what a condition over a relation locks', async () => {
    expect(await issuesOf(create({ account: bank, discount: '5' }))).toEqual(['layout.locked /values/discount'])
    const record = await create({ account: shop, discount: '5' })
    expect(await issuesOf(change(record, { account: bank, discount: '6' }))).toEqual(['layout.locked /values/discount'])
    expect((await change(record, { account: bank })).version).toBe(2)
  })

  it('loses the value of what it hides, where the layout says so', async () => {
    const record = await create({ account: shop, discount: '30', reason: 'Old friend' })
    expect(record.values['reason']).toBe('Old friend')
    expect((await change(record, { discount: '10' })).values['reason']).toBeNull()
    expect((await create({ account: shop, reason: 'None' })).values['reason']).toBeNull()
  })

  it('is refused when it takes an option that is not offered', async () => {
    expect(await issuesOf(create({ stage: 'won', amount: '1' }))).toEqual(['layout.not-offered /values/stage'])
  })

  it('is judged only by what it touches', async () => {
    const record = await createRecord(design.caller(), { objectName: 'deal', values: { name: 'B', stage: 'won', account: shop }, write: write() })
    expect((await change(record, { name: 'C' })).version).toBe(2)
  })

  it('is not asked for what the person may not set', async () => {
    expect((await create({})).version).toBe(1)
  })

  it('is judged by the layout of the record type', async () => {
    expect(await issuesOf(create({ record_type: 'renewal', account: shop, discount: '5', reason: 'Late' }))).toEqual(['layout.must-be-empty /values/reason'])
    expect((await create({ record_type: 'renewal', stage: 'won', account: shop })).version).toBe(1)
  })

  it('is judged alike in bulk', async () => {
    const items = [{ op: 'create' as const, values: { name: 'D', stage: 'won', account: shop } }]
    const [result] = await bulkWrite(rep(), { objectName: 'deal', request: { mode: 'each', items }, write: write() })
    expect(result && 'refusal' in result && result.refusal.issues.map(({ code }) => code)).toEqual(['required'])
  })
})

describe('a save without a layout', () => {
  it('is not judged: neither that of somebody else nor one that no person makes', async () => {
    expect((await create({ stage: 'won' }, design.caller())).version).toBe(1)
    const context = { ...write(), cause: { root: 'import', depth: 0, via: 'import' } }
    expect((await createRecord(rep(), { objectName: 'deal', values: { name: 'E', stage: 'won' }, write: context })).version).toBe(1)
  })
})

describe('what the browser is told', () => {
  it('are the layouts that the person may get, cut to what may be known', () => {
    const { layouts } = appView(rep())
    expect(layouts.map(({ name, roles }) => [name, roles])).toEqual([['deal_renewals', []], ['deal_reps', ['rep']]])
    expect(JSON.stringify(layouts)).not.toContain('margin')
    expect(appView(design.caller()).layouts.map(({ name }) => name)).toEqual(['deal_renewals'])
  })

  it('are values over the links that a form holds, as far as they may be read', async () => {
    const asked = { objectName: 'deal', paths: ['account.industry', 'account.colour', 'account.owner'] }
    expect(await readRelated(rep(), { ...asked, links: { account: bank } })).toMatchObject({ 'account.industry': 'bank' })
    expect(await readRelated(rep(), { ...asked, links: { account: null } })).toMatchObject({ 'account.industry': null })
    expect((await refusalOf(readRelated(rep(), { objectName: 'nothing', paths: ['a.b'], links: {} }))).code).toBe('not-found')
  })
})
