import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { publishDefinitions } from '../support/api-client.ts'
import { dialogOf } from '../support/design-screens.ts'
import { appears, type Journey, startJourney } from '../support/journey.ts'

const ids = { amount: 'fld_000000ch0am0', note: 'fld_0000000ch0c5', rule: 'rul_0000000ch0c1', item: 'itm_0000000ch0c2' }
const text = (id: string, name: string, label: string) => ({ id, name, type: 'text', label })
const definitions = [
  {
    kind: 'object', format: 1, id: 'obj_0000000ch0c1', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
    fields: [
      text('fld_0000000ch0c1', 'name', 'Name'), { ...text(ids.amount, 'amount', 'Amount'), type: 'decimal' },
      { ...text('fld_0000000ch0c3', 'total', 'Total'), type: 'decimal' }, text('fld_0000000ch0c4', 'reason', 'Reason'), text(ids.note, 'note', 'Note'),
    ],
  },
  {
    kind: 'rule', format: 1, id: ids.rule, name: 'deal_reason', object: 'deal', label: 'Reason needed', message: 'Say why.',
    refuseWhen: { and: [{ '>': [{ var: 'amount' }, 8300] }, { is_blank: [{ var: 'reason' }] }] },
  },
  {
    kind: 'layout', format: 1, id: 'lay_0000000ch0c1', name: 'deal_form', object: 'deal', label: 'Deal form', for: 'form',
    tabs: [{ id: 'tab_0000000ch0c1', label: 'Details', sections: [{ id: 'sec_0000000ch0c1', label: 'Basics', columns: 1, items: [{ id: 'itm_0000000ch0c1', field: 'name' }, { id: ids.item, field: 'amount' }] }] }],
  },
  { kind: 'view', format: 1, id: 'viw_0000000ch0c1', name: 'deal_large', object: 'deal', label: 'Large deals', as: 'table', columns: ['name', 'amount'], where: { '>': [{ var: 'amount' }, 100] } },
] as unknown as readonly DefinitionHeader[]

let journey: Journey
let record: string
beforeAll(async () => {
  journey = await startJourney()
  await publishDefinitions(journey.api, 'main', definitions)
  const made = await journey.api.call<{ id: string }>('POST', '/api/w/main/records/deal', { body: { values: { name: 'Acme', amount: '120' } } })
  record = made.id
  const contents = { as: 'table', columns: ['name', 'note'], where: { '>': [{ var: 'amount' }, 50] } }
  await journey.api.call('POST', '/api/w/main/views', { body: { object: 'deal', label: 'Mine', contents } })
})
afterAll(() => journey?.close())

const draftOf = async <Body>(kind: string, name: string): Promise<Body> => (await journey.api.call<{ definition: Body }>('GET', `/api/w/main/draft/${kind}/${name}`)).definition
const valuesOf = async () => (await journey.api.call<{ values: Record<string, unknown> }>('GET', `/api/w/main/records/deal/${record}`)).values

it('asks of a field that a rule, a layout and a view use what becomes of each', async () => {
  const { page } = journey
  await journey.open(`/design/objects/deal?field=${ids.amount}`)
  await page.getByRole('button', { name: 'More for this field' }).click()
  await page.getByRole('menuitem', { name: 'Remove', exact: true }).click()
  const dialog = dialogOf(page)
  await dialog.getByRole('link', { name: 'Reason needed' }).waitFor()
  for (const name of ['Deal form', 'Large deals']) expect(await dialog.getByRole('link', { name }).count()).toBe(1)
  await dialog.getByText('1 record has a value').waitFor()
  await dialog.getByText('1 personal view of 1 person').waitFor()
  // The rule goes on with another field; what else mentions it lets it go.
  const ofRule = dialog.locator('section', { has: page.getByRole('link', { name: 'Reason needed' }) }).getByRole('combobox')
  await ofRule.first().click()
  await page.getByRole('option', { name: 'Use Total instead' }).click()
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await draftOf('rule', 'deal_reason')).toMatchObject({ refuseWhen: { and: [{ '>': [{ var: 'total' }, 8300] }, {}] } })
  expect(JSON.stringify(await draftOf('layout', 'deal_form'))).not.toContain('amount')
  expect(JSON.stringify(await draftOf('view', 'deal_large'))).not.toContain('amount')
})

it('brings it back from the trash with its values and its places', async () => {
  const { page, api } = journey
  await publishDefinitions(api, 'main', [])
  expect(await valuesOf()).not.toHaveProperty('amount')
  await journey.open('/design/trash')
  await page.getByRole('button', { name: 'Restore' }).first().click()
  await page.getByText('In the draft again').waitFor()
  await page.getByText(/Put back on: .*Deal form/).waitFor()
  await page.getByText(/Not put back.*Reason needed/).waitFor()
  expect(JSON.stringify(await draftOf('layout', 'deal_form'))).toContain('"field":"amount"')
  await publishDefinitions(api, 'main', [])
  expect(Number((await valuesOf())['amount'])).toBe(120)
})

it('asks of a field that only personal views show, and removes it then', async () => {
  const { page } = journey
  await journey.open(`/design/objects/deal?field=${ids.note}`)
  await page.getByRole('button', { name: 'More for this field' }).click()
  await page.getByRole('menuitem', { name: 'Remove', exact: true }).click()
  const dialog = dialogOf(page)
  await dialog.getByText('1 personal view of 1 person').waitFor()
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(async () => JSON.stringify(await draftOf('object', 'deal'))).not.toContain(ids.note)
})

it('says of a view, as of every definition, where it is used', async () => {
  const { page } = journey
  await journey.open('/design/views/deal_large')
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name: 'Where used' }).click()
  expect(await appears(dialogOf(page).getByText('Nothing uses it. All definitions'))).toBe(true)
})
