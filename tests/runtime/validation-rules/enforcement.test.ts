import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import type { WriteContext } from '../../../runtime/records/change.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import { issueText } from '../../../server/issue-texts/issue-text.ts'
import { field, object, refusalOf, role, startTestDesign, type TestDesign, validationRule } from '../../support/publishing.ts'

let design: TestDesign
let seller: () => Caller

const account = object('account', [field('name', 'text'), field('rating', 'integer'), field('debt', 'decimal')])
const deal = object('deal', [field('name', 'text'), field('amount', 'decimal'), field('cost', 'decimal'), field('account', 'lookup', { object: 'account', onDelete: 'restrict' })])
const tooDear = { '>': [{ var: 'amount' }, 100] }
const message = { en: 'Too dear.', vi: 'Đắt quá.', 'zh-CN': '太贵了。' }

beforeAll(async () => {
  design = await startTestDesign()
  const seller_ = role('seller', { objects: { deal: { create: true, read: 'all', update: 'all' }, account: { read: 'own' } }, fields: { 'deal.cost': 'none' } })
  await design.put(account, deal, seller_)
  await design.publish()
  seller = await design.person('Lan', [seller_.id])
})
afterAll(() => design.close())

const write = (): WriteContext => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })
const create = (values: Record<string, unknown>, caller = design.caller(), objectName = 'deal') => createRecord(caller, { objectName, values, write: write() })
const update = ({ id, version }: { id: string; version: number }, values: Record<string, unknown>, caller = design.caller()) =>
  updateRecord(caller, { objectName: 'deal', id, version, values, write: write() })

/** Stores records while no rule is there, then lets these rules judge what is done to them. */
async function under(rules: readonly ValidationRule[], values: Record<string, unknown>) {
  await design.put(...rules.map((rule) => ({ ...rule, active: false })))
  await design.publish()
  const record = await create(values)
  await design.put(...rules)
  await design.publish()
  return record
}

async function drop(...rules: readonly ValidationRule[]): Promise<void> {
  await design.put(...rules.map((rule) => ({ ...rule, active: false })))
  await design.publish()
}

describe('a rule is enforced', () => {
  it.each([
    ['when_touched', 'amount', true],
    ['when_touched', 'name', false],
    ['always', 'amount', true],
    ['always', 'name', true],
    ['new_records', 'amount', false],
    ['new_records', 'name', false],
  ] as const)('by %s: a stored record that breaks it and whose %s changes is refused: %s', async (enforce, touched, isRefused) => {
    const rule = validationRule(`deal_dear_${enforce}_${touched}`, { refuseWhen: tooDear, enforce })
    const record = await under([rule], { name: 'Old', amount: '500' })
    const said = await update(record, touched === 'amount' ? { amount: '600' } : { name: 'New' }).catch((error: unknown) => error)
    expect(said).toMatchObject(isRefused ? { issues: [{ code: 'rule.refused', params: { rule: rule.name } }] } : { version: 2 })
    expect(await refusalOf(create({ name: 'Fresh', amount: '500' }))).toMatchObject({ code: 'invalid-record' })
    await drop(rule)
  })

  it('by what the record was before the save', async () => {
    const lower = validationRule('deal_lower', { refuseWhen: { '<': [{ var: 'amount' }, { old: ['amount'] }] } })
    const fixed = validationRule('deal_fixed', { refuseWhen: { and: [{ '!': [{ is_new: [] }] }, { changed: ['name'] }] } })
    const record = await under([lower, fixed], { name: 'A', amount: '50' })
    const told = async (values: Record<string, unknown>) => (await refusalOf(update(record, values))).issues.map(({ params }) => params?.['rule'])
    expect([await told({ amount: '40' }), await told({ name: 'B' })]).toEqual([['deal_lower'], ['deal_fixed']])
    expect(await update(record, { amount: '60' })).toMatchObject({ version: 2 })
    expect(await create({ name: 'New', amount: '1' })).toMatchObject({ version: 1 })
    await drop(lower, fixed)
  })

  it('not where a save leaves everything as it is', async () => {
    const rule = validationRule('deal_same', { refuseWhen: tooDear, enforce: 'always' })
    const record = await under([rule], { name: 'Old', amount: '500' })
    expect(await update(record, { amount: '500' })).toMatchObject({ version: 1 })
    await drop(rule)
  })

  it('after types, rights and required values, and before anything is written', async () => {
    const rule = validationRule('deal_late', { refuseWhen: tooDear })
    await under([rule], { name: 'Old' })
    expect((await refusalOf(create({ amount: '500x' }))).issues.map(({ code }) => code)).not.toContain('rule.refused')
    await drop(rule)
  })
})

describe('what people read', () => {
  it("is the rule's message in the reader's language, at its field", async () => {
    const rule = validationRule('deal_words', { refuseWhen: tooDear, message, field: 'amount' })
    await under([rule], {})
    const [issue] = (await refusalOf(create({ name: 'A', amount: '500' }))).issues
    expect(issue).toMatchObject({ path: '/values/amount', params: { rule: 'deal_words', field: 'amount' } })
    expect((['en', 'vi', 'zh-CN'] as const).map((language) => issue && issueText(issue, language))).toEqual(['Too dear.', 'Đắt quá.', '太贵了。'])
    await drop(rule)
  })

  it('is the message and no more where the rule reads a hidden field', async () => {
    const rule = validationRule('deal_hidden', { refuseWhen: { '<': [{ var: 'amount' }, { var: 'cost' }] }, message, field: 'amount' })
    const record = await under([rule], { name: 'A', amount: '50', cost: '40' })
    expect((await refusalOf(update(record, { amount: '10' }))).issues).toMatchObject([{ path: '/values/amount', params: { rule: 'deal_hidden' } }])
    expect((await refusalOf(update(record, { amount: '10' }, seller()))).issues).toEqual([{ code: 'rule.refused', path: '', params: { message } }])
    await drop(rule)
  })

  it('is the message and no more where the rule reads a record that others may not see', async () => {
    const owed = await create({ name: 'Acme', debt: '900' }, design.caller(), 'account')
    const rule = validationRule('deal_indebted', { refuseWhen: { '>': [{ var: 'account.debt' }, 100] }, message, field: 'amount', enforce: 'always' })
    const record = await under([rule], { name: 'A', account: owed.id })
    expect((await refusalOf(update(record, { name: 'B' }))).issues).toMatchObject([{ path: '/values/amount' }])
    expect((await refusalOf(update(record, { name: 'B' }, seller()))).issues).toEqual([{ code: 'rule.refused', path: '', params: { message } }])
    await drop(rule)
  })
})

describe('rules cost', () => {
  it('no query of their own as long as they read the record itself, and one for all relations', async () => {
    const own = validationRule('deal_own', { refuseWhen: tooDear })
    const record = await under([own], { name: 'A', amount: '5' })
    expect(await statementsOf(() => update(record, { amount: '6' }))).toEqual(2)
    const over = ['rating', 'debt'].map((name) => validationRule(`deal_${name}`, { refuseWhen: { '>': [{ var: `account.${name}` }, { var: 'amount' }] } }))
    await design.put(...over)
    await design.publish()
    expect(await statementsOf(() => update({ ...record, version: 2 }, { amount: '7' }))).toEqual(3)
    expect(await statementsOf(() => update({ ...record, version: 3 }, { name: 'B' }))).toEqual(2)
    await drop(own, ...over)
  })
})

/** How many statements the work sends over the workspace's connections. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { sql } = design.workspace.data
  const send = sql.unsafe.bind(sql)
  let sent = 0
  sql.unsafe = ((...args: Parameters<typeof send>) => {
    sent += 1
    return send(...args)
  }) as typeof sql.unsafe
  await work().finally(() => void (sql.unsafe = send as typeof sql.unsafe))
  return sent
}
