import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../schemas/ids.ts'
import { publishDefinitions } from '../support/api-client.ts'
import { appears, type Journey, startJourney } from '../support/journey.ts'
import { keysOf } from '../support/keys.ts'

let journey: Journey
let page: Page

const contract = {
  kind: 'object', format: 1, id: newId('object'), name: 'contract', label: { en: 'Contract' }, plural: { en: 'Contracts' }, title: 'name',
  fields: [
    { id: newId('field'), name: 'name', type: 'text', label: { en: 'Name' }, required: true },
    { id: newId('field'), name: 'code', type: 'text', label: { en: 'Code' } },
    { id: newId('field'), name: 'amount', type: 'decimal', label: { en: 'Amount', vi: 'Giá trị' }, scale: 2 },
  ],
}

beforeAll(async () => {
  journey = await startJourney()
  page = journey.page
  await publishDefinitions(journey.api, 'main', [contract])
  for (const amount of ['2000.00', '10.00']) {
    await journey.api.call('POST', '/api/w/main/records/contract', { body: { values: { name: `For ${amount}`, code: 'X', amount } } })
  }
})

afterAll(() => journey?.close())

/** Waits until the draft has this condition of the rule. */
async function stopsWhen(rule: unknown): Promise<void> {
  const stored = async () => (await journey.api.call<{ definition: { refuseWhen: unknown } }>('GET', '/api/w/main/draft/rule/contract_big_contracts')).definition.refuseWhen
  await expect.poll(stored, { timeout: 20_000 }).toEqual(rule)
}

describe('a validation rule', () => {
  it('is made and built line by line with the keyboard alone', async () => {
    await journey.open('/design/rules?new')
    await page.getByRole('combobox', { name: 'Whose records does it judge?' }).click()
    await page.getByRole('option', { name: 'Contract' }).click()
    await page.getByRole('textbox', { name: 'What is the rule called?' }).fill('Big contracts')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Stop saving when …' }).waitFor()
    await page.getByRole('button', { name: 'Add a condition' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Find by label or API name' }).waitFor()
    await page.keyboard.type('gia tri')
    await keysOf(page).take(/amount/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await keysOf(page).take(/is more than/)
    await page.keyboard.press('Tab')
    await page.keyboard.type('1000')
    await page.keyboard.press('Tab')
    await stopsWhen({ '>': [{ var: 'amount' }, 1000] })
    expect(await appears(page.getByText('Amount is more than 1,000').first())).toBe(true)
  })

  it('goes on as a formula, with text that an input method composes', async () => {
    await page.getByText('Formula', { exact: true }).click()
    await page.locator('.monaco-editor .view-line').getByText('amount').first().waitFor()
    await page.locator('.monaco-editor .view-line').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' && ')
    const input = await page.context().newCDPSession(page)
    for (const text of ['c', 'co', 'cod']) await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await input.send('Input.insertText', { text: 'code' })
    await page.keyboard.type(' == "X"')
    await stopsWhen({ and: [{ '>': [{ var: 'amount' }, 1000] }, { '==': [{ var: 'code' }, 'X'] }] })
    expect(await page.locator('.monaco-editor .view-line').first().textContent()).toContain('code')
  })

  it('counts the stored records that it would stop, and is tried on a sample', async () => {
    expect(await appears(page.getByText('1 of 2 stored Contracts would be stopped.'))).toBe(true)
    const trial = page.getByRole('region', { name: 'Try it' })
    await trial.getByRole('textbox', { name: 'Amount' }).fill('2000')
    await trial.getByRole('textbox', { name: 'Code' }).fill('Y')
    await page.keyboard.press('Tab')
    expect(await appears(trial.getByText('Would be saved'))).toBe(true)
    await trial.getByRole('textbox', { name: 'Code' }).fill('X')
    await page.keyboard.press('Tab')
    expect(await appears(trial.getByText('Would be stopped'))).toBe(true)
  })

  it('warns of a thousand that is a one', async () => {
    await page.locator('.monaco-editor .view-line').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' && amount < 1.000')
    expect(await appears(page.getByText('1.000 means 1; for a thousand and more write 1000.').first())).toBe(true)
    await page.getByText('Conditions', { exact: true }).first().click()
    expect(await page.getByRole('group', { name: 'Condition', exact: true }).count()).toBe(3)
  })

  it('opens the records that it would stop as a list with the same condition', async () => {
    await page.getByRole('button', { name: 'Remove this condition' }).last().click()
    const [list] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: /^Open (it|the \d+) as a list/ }).click()])
    expect(await appears(list.getByText('Amount is more than 1,000 and Code is “X”'))).toBe(true)
    expect(await appears(list.getByRole('link', { name: 'For 2000.00' }))).toBe(true)
    expect(await list.getByRole('link', { name: 'For 10.00' }).count()).toBe(0)
  })
})
