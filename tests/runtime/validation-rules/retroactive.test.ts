import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import type { WriteContext } from '../../../runtime/records/change.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { failingRecords } from '../../../runtime/publish/failing-records.ts'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { planPublish, publish } from '../../../runtime/publish/publish.ts'
import type { Policy } from '../../../schemas/api/publish-plan.ts'
import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import { demandIn, failingCsv } from '../../../server/routes/failing-csv.ts'
import { field, object, option, refusalOf, role, startTestDesign, type TestDesign, validationRule } from '../../support/publishing.ts'

let design: TestDesign
let lan: () => Caller

const account = object('account', [field('name', 'text'), field('rating', 'integer')])
const deal = object('deal', [
  field('name', 'text'), field('amount', 'decimal'), field('reason', 'text'), field('cost', 'decimal'), field('account', 'lookup', { object: 'account', onDelete: 'restrict' }),
  field('stage', 'picklist', { options: [option('new'), option('won')] }),
])
const needsReason = { and: [{ '>': [{ var: 'amount' }, 100] }, { is_blank: [{ var: 'reason' }] }] }

beforeAll(async () => {
  design = await startTestDesign()
  const designer = role('designer', { objects: { deal: { create: true, read: 'own' } }, fields: { 'deal.cost': 'none' }, system: ['design', 'publish'] })
  await design.put(account, deal, designer)
  await design.publish()
  lan = await design.person('Lan', [designer.id])
  const [good, bad] = [await create('account', { name: 'Acme', rating: 5 }), await create('account', { name: 'Zebra', rating: 1 })]
  for (let index = 0; index < 60; index += 1) await create('deal', { name: `Deal ${index}`, amount: String(index * 10), account: index % 2 === 0 ? good.id : bad.id, stage: 'new' })
  await create('deal', { name: '=1+1', amount: '500' })
  await create('deal', { name: 'Said why', amount: '500', reason: 'Large customer' })
  const gone = await create('deal', { name: 'Gone', amount: '500' })
  await deleteRecord(design.caller(), { objectName: 'deal', id: gone.id, version: 1, write: write() })
  await createRecord(lan(), { objectName: 'deal', values: { name: 'By Lan', amount: '900' }, write: write() })
})
afterAll(() => design.close())

const write = (): WriteContext => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })
const create = (objectName: string, values: Record<string, unknown>) => createRecord(design.caller(), { objectName, values, write: write() })

const checksOf = async (rule: ValidationRule, caller = design.caller()) => {
  await design.put(rule)
  return (await planPublish(caller, { only: [`rule/${rule.name}`] })).checks
}

describe('the check of a rule', () => {
  it('counts, names and leaves to choose', async () => {
    const rule = validationRule('deal_counted', { refuseWhen: needsReason })
    const [check] = await checksOf(rule)
    const [own] = await design.database.sql<{ failing: number }[]>`select count(*)::int as failing from ws_main.deal where deleted_at is null and amount > 100 and reason is null`
    expect(check).toMatchObject({
      cause: rule.id, code: 'rule', checked: 63, failing: own?.failing, unreadable: 0, policy: 'when_touched', policies: ['block', 'always', 'when_touched', 'new_records'],
    })
    expect([own?.failing, new Set(check?.first.map(({ title }) => title)).size]).toEqual([51, 50])
  })

  it.each<[string, unknown, number]>([
    ['over a relation', { '<': [{ var: 'account.rating' }, 3] }, 30],
    ['of an option', { '==': [{ var: 'stage' }, 'new'] }, 60],
    ['of a time and a person', { and: [{ '<=': [{ var: 'created_at' }, { now: [] }] }, { '==': [{ var: 'created_by' }, { user: [] }] }] }, 62],
    ['that asks for a change', { and: [{ changed: ['amount'] }, { '>': [{ var: 'amount' }, 0] }] }, 0],
  ])('judges rules %s', async (_what, refuseWhen, failing) => {
    expect(await checksOf(validationRule(`deal_kind`, { id: 'rul_000000000001', refuseWhen }))).toMatchObject([{ failing }])
  })

  it('reads fields that the same publish adds, renames or gives another type', async () => {
    const stored = await design.get('object', 'deal')
    const fields = stored.fields.map((each) => (each.name === 'amount' ? { ...each, name: 'total', type: 'currency', currency: 'USD' } : each))
    await design.put({ ...stored, fields: [...fields, field('note', 'text')] })
    await design.put(validationRule('deal_moved', { refuseWhen: { and: [{ '>': [{ var: 'total' }, 100] }, { is_blank: [{ var: 'note' }] }] } }))
    const { checks } = await planPublish(design.caller(), { only: ['object/deal', 'rule/deal_moved'] })
    expect(checks).toMatchObject([{ code: 'rule', failing: 52 }])
    await runCommand(design.caller(), { command: 'discard', kind: 'rule', name: 'deal_moved' })
    await design.put(stored)
  })

  it('comes with a rule that judges more than before, and only then', async () => {
    const rule = validationRule('deal_again', { refuseWhen: { '>': [{ var: 'amount' }, 890] } })
    await design.put(rule)
    await design.publish({ only: ['rule/deal_again'] })
    const asked = async (more: Partial<ValidationRule>) => (await checksOf({ ...rule, ...more })).length
    expect([
      await asked({ message: { en: 'Other words.' } }), await asked({ active: false }), await asked({ enforce: 'always' }), await asked({ refuseWhen: { '>': [{ var: 'amount' }, 800] } }),
    ]).toEqual([0, 0, 1, 1])
    await design.put({ ...rule, active: false })
    await design.publish({ only: ['rule/deal_again'] })
  })

  it('names no record that the publisher may not read, or judges by a field that the publisher may not read', async () => {
    const [check] = await checksOf(validationRule('deal_mine', { refuseWhen: needsReason }), lan())
    expect(check).toMatchObject({ failing: 51, unreadable: 50, first: [{ title: 'By Lan' }] })
    const [hidden] = await checksOf(validationRule('deal_cost', { refuseWhen: { '>': [{ var: 'amount' }, { coalesce: [{ var: 'cost' }, 100] }] } }), lan())
    expect(hidden).toMatchObject({ first: [], unreadable: hidden?.failing })
    const [related] = await checksOf(validationRule('deal_related', { refuseWhen: { is_blank: [{ var: 'account.rating' }] } }), lan())
    expect(related).toMatchObject({ first: [], unreadable: related?.failing })
  })

  it('has all its records as a file', async () => {
    const rule = validationRule('deal_file', { refuseWhen: needsReason })
    await design.put(rule)
    const file = await failingCsv(await failingRecords(design.caller(), demandIn({ cause: rule.id, code: 'rule', only: 'rule/deal_file' }))).text()
    const lines = file.trimEnd().split('\r\n')
    expect([lines.length, lines[0]]).toEqual([52, 'id,name,amount,reason,cost,account,stage'])
    expect(lines.find((line) => line.includes('1+1'))).toMatch(/^[0-9a-f-]{36},'=1\+1,500.00,,,,$/)
    expect(lines.find((line) => line.includes('Deal 11,'))).toMatch(/,Deal 11,110.00,,,Zebra,new$/)
    expect(await refusalOf(failingRecords(design.caller(), { cause: rule.id, code: 'unique' }))).toMatchObject({ code: 'not-found' })
    const own = await failingCsv(await failingRecords(lan(), { cause: rule.id, code: 'rule', only: ['rule/deal_file'] })).text()
    expect(own.trimEnd().split('\r\n').map((line) => line.replace(/^\S{36},/, ''))).toEqual(['id,name,amount,reason,account,stage', 'By Lan,900.00,,,'])
  })

})

describe('the policy that is chosen', () => {
  const publishing = async (rule: ValidationRule, policy: Policy) => {
    await design.put(rule)
    const choices = { only: [`rule/${rule.name}`], policies: { [rule.id]: policy } }
    const { digest, publishable } = await planPublish(design.caller(), choices)
    return { publishable, publish: () => publish(design.caller(), { ...choices, digest }) }
  }
  const live = (rule: ValidationRule) => design.workspace.plan().definitions.get('rule', rule.name)

  it.each(['always', 'when_touched', 'new_records'] as const)('%s is how the published rule is enforced', async (policy) => {
    const rule = validationRule(`deal_chosen_${policy}`, { refuseWhen: { '>': [{ var: 'amount' }, 880] }, enforce: 'new_records' })
    const plan = await publishing(rule, policy)
    await plan.publish()
    expect(live(rule)?.enforce ?? 'when_touched').toBe(policy)
    await design.put({ ...rule, active: false })
    await design.publish({ only: [`rule/${rule.name}`] })
  })

  it('block keeps the rule back while a record breaks it, also one that is written while it is reviewed', async () => {
    const rule = validationRule('deal_blocked', { refuseWhen: { '>': [{ var: 'amount' }, 900] } })
    const plan = await publishing(rule, 'block')
    expect(plan.publishable).toBe(true)
    const late = await create('deal', { name: 'Late', amount: '901' })
    const refused = await refusalOf(plan.publish())
    expect(refused.issues).toMatchObject([{ code: 'publish.records-break.rule', path: `/policies/${rule.id}` }])
    expect((await publishing(rule, 'block')).publishable).toBe(false)
    await updateRecord(design.caller(), { objectName: 'deal', id: late.id, version: 1, values: { amount: '1' }, write: write() })
    await (await publishing(rule, 'block')).publish()
    expect(live(rule)).toMatchObject({ name: 'deal_blocked' })
  })

  it('is refused where there is nothing to choose', async () => {
    const { issues } = await planPublish(design.caller(), { only: ['rule/deal_counted'], policies: { rul_0000000000zz: 'always' } })
    expect(issues).toMatchObject([{ code: 'publish.no-such-policy' }])
  })
})
