import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LayoutDefinition } from '../../schemas/layouts/layout.ts'
import { addField, dialogOf } from '../support/design-screens.ts'
import { appears, type Journey, startJourney, workspacePath } from '../support/journey.ts'

let journey: Journey

const field = (digit: number, name: string, label: string, type = 'text', settings: object = {}) => ({ id: `fld_${String(digit).padStart(12, '0')}`, name, type, label: { en: label }, ...settings })

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: { en: 'Deal' }, plural: { en: 'Deals' }, title: 'name',
  fields: [
    field(1, 'name', 'Name', 'text', { required: true }),
    field(2, 'amount', 'Amount', 'decimal'),
    field(3, 'urgent', 'Urgent', 'boolean'),
    field(4, 'reason', 'Reason'),
    field(5, 'close_date', 'Close date', 'date'),
  ],
}

beforeAll(async () => {
  journey = await startJourney({ viewport: { width: 1360, height: 900 } })
  await journey.api.call('PUT', '/api/w/main/draft/object/deal', { body: deal, headers: { 'if-none-match': '*' } })
})

afterAll(() => journey?.close())

const canvasOf = (page: Page) => page.locator('[data-roving]')
const partOf = (page: Page, name: string) => canvasOf(page).locator('[data-part]', { hasText: name }).first()

async function storedLayout(name: string): Promise<LayoutDefinition> {
  const { definition } = await journey.api.call<{ definition: LayoutDefinition }>('GET', `/api/w/main/draft/layout/${name}`)
  return definition
}

/** What stands where: `Details: Basics(name amount)`; conditions are told beside their field. */
const outlineOf = ({ tabs }: LayoutDefinition): string => tabs.map((tab) => `${said(tab.label)}: ${tab.sections.map(sectionText).join(' ')}`).join('; ')

const sectionText = ({ label, items }: LayoutDefinition['tabs'][number]['sections'][number]) =>
  `${said(label)}(${items.map((item) => `${item.field ?? said(item.heading)}${item.visible ? '?' : ''}${item.required ? '!' : ''}`).join(' ')})`

const said = (label: unknown): string => (typeof label === 'string' ? label : ((label as { en?: string } | undefined)?.en ?? ''))

const built = 'Details: Basics(name urgent amount reason?!) New section(close_date) About the record(owner)'

/** The same after Amount went on to the next section. */
const moved = built.replace(' amount', '').replace('close_date', 'amount close_date')

/** Carries by the mouse, as a hand does: pressed, moved in steps, let go. */
async function carry(page: Page, from: Locator, to: Locator, where: { x: number; y: number }): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('nothing to carry, or nowhere to')
  await page.mouse.move(start.x + start.width / 2, start.y + 12)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2 + 12, start.y + 24, { steps: 3 })
  await page.mouse.move(end.x + end.width * where.x, end.y + end.height * where.y, { steps: 10 })
  await page.locator('[data-mark], [data-over]').first().waitFor()
  await page.mouse.up()
}

describe('a layout', () => {
  it('is built by the mouse: carried out of the palette and between sections, with two conditions', async () => {
    const { page, open } = journey
    await open('/design/layouts?new')
    await dialogOf(page).getByRole('combobox', { name: 'Whose records does it show?' }).click()
    await page.getByRole('option', { name: 'Deal' }).click()
    await dialogOf(page).getByText('Form', { exact: true }).click()
    await dialogOf(page).getByRole('button', { name: 'Make layout' }).click()
    await page.waitForURL('**/design/layouts/deal_form')
    await partOf(page, 'Urgent').click()
    await page.keyboard.press('Delete')
    await page.getByTitle('Add Urgent').waitFor()
    await carry(page, page.getByTitle('Add Urgent'), partOf(page, 'Amount'), { x: 0.2, y: 0.5 })
    await partOf(page, 'Basics').click()
    await page.getByRole('button', { name: 'Add section' }).click()
    await carry(page, partOf(page, 'New section'), partOf(page, 'About the record'), { x: 0.5, y: 0.2 })
    await carry(page, partOf(page, 'Close date'), page.getByText('Drag a field here'), { x: 0.5, y: 0.5 })
    await partOf(page, 'Reason').click()
    await page.getByRole('heading', { name: 'Reason' }).waitFor()
    await page.getByRole('radiogroup', { name: 'Shown', exact: true }).getByText('When …').click()
    await page.getByRole('option', { name: 'Urgent' }).click()
    expect(await appears(page.getByText('1 not finished yet'))).toBe(true)
    await page.getByRole('group', { name: 'Condition: Shown' }).getByRole('combobox', { name: 'Value' }).click()
    await page.getByRole('option', { name: 'Yes' }).click()
    await page.getByRole('radiogroup', { name: 'Required', exact: true }).getByText('When …').click()
    await page.getByRole('button', { name: 'Same as “Shown”' }).click()
    expect(await stored('deal_form', built)).toBe(built)
  })

  it('is built by keys alone, the same', async () => {
    const { page, open } = journey
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await open('/design/layouts?new')
    expect(await isFocused(dialogOf(page).getByRole('combobox', { name: 'Whose records does it show?' }))).toBe(true)
    await page.keyboard.type('Deal')
    await press('ArrowDown', 'Enter')
    await reach(page, dialogOf(page).getByRole('radio', { name: 'Record page' }))
    await press('ArrowDown')
    await reach(page, dialogOf(page).getByRole('button', { name: 'Make layout' }))
    await press('Enter')
    await page.waitForURL('**/design/layouts/deal_form_2')
    await reach(page, partOf(page, 'Details'))
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(await isFocused(partOf(page, 'Urgent'))).toBe(true)
    await press('Delete')
    expect(await isFocused(partOf(page, 'Reason'))).toBe(true)
    await reach(page, page.getByTitle('Add Urgent'), 'Shift+Tab')
    await press('Enter')
    await reach(page, partOf(page, 'Urgent'))
    await press('Alt+ArrowUp', 'Alt+ArrowUp')
    await reach(page, page.getByRole('button', { name: 'Add section' }))
    await press('Enter')
    expect(await isFocused(partOf(page, 'New section'))).toBe(true)
    await press('Alt+ArrowUp')
    expect(await isFocused(partOf(page, 'New section'))).toBe(true)
    await press('ArrowUp')
    expect(await isFocused(partOf(page, 'Close date'))).toBe(true)
    await press('Alt+Shift+ArrowDown')
    expect(await isFocused(partOf(page, 'Close date'))).toBe(true)
    await press('ArrowUp', 'ArrowUp')
    expect(await isFocused(partOf(page, 'Reason'))).toBe(true)
    for (const of of ['Shown', 'Required']) {
      await reach(page, page.getByRole('radiogroup', { name: of, exact: true }).getByRole('radio').first())
      await press('ArrowLeft')
      const condition = page.getByRole('group', { name: `Condition: ${of}` })
      await reach(page, condition.getByRole('button', { name: 'Add a condition' }))
      await press('Enter')
      await page.getByRole('option', { name: 'Urgent' }).waitFor()
      await page.keyboard.type('Urgent')
      await press('ArrowDown', 'Enter')
      await reach(page, condition.getByRole('combobox', { name: 'Value' }))
      await press('ArrowDown')
      await page.getByRole('option', { name: 'Yes' }).waitFor()
      await press('ArrowDown', 'Enter')
    }
    expect(await stored('deal_form_2', built)).toBe(built)
  })

  it('takes in what two people do at once: one moves a field that the other names', async () => {
    const { page, open, colleague, browserOf, server } = journey
    const theirs = await browserOf(await colleague('Bao'))
    await open('/design/layouts/deal_form')
    await theirs.goto(`${server.url}${workspacePath}/design/layouts/deal_form`)
    await partOf(theirs, 'Amount').click()
    await partOf(page, 'Amount').click()
    await page.keyboard.press('Alt+Shift+ArrowDown')
    expect(await stored('deal_form', moved)).toBe(moved)
    await theirs.getByLabel('Label on this layout', { exact: true }).fill('Worth')
    expect(await settles(async () => JSON.stringify(await storedLayout('deal_form')).includes('Worth'))).toBe(true)
    expect(await stored('deal_form', moved)).toBe(moved)
    await partOf(theirs, 'New section').locator('xpath=..').locator('[data-part]', { hasText: 'Worth' }).waitFor()
    await page.getByLabel('Label on this layout', { exact: true }).fill('Value')
    const choice = page.getByRole('radiogroup', { name: 'Label on this layout (English)' })
    await choice.getByRole('radio', { name: 'By Bao: Worth' }).waitFor()
    expect(await page.getByRole('button', { name: 'Save what was chosen' }).isDisabled()).toBe(true)
    await choice.getByRole('radio', { name: 'Yours: Value' }).press('Space')
    await page.getByRole('button', { name: 'Save what was chosen' }).press('Enter')
    expect(await settles(async () => JSON.stringify(await storedLayout('deal_form')).includes('Value'))).toBe(true)
    expect(await choice.count()).toBe(0)
  })

  it('shows a new field where the dialog for it says', async () => {
    await journey.open('/design/objects/deal')
    await addField(journey.page, { label: 'Budget', type: 'Text' })
    expect(await settles(async () => outlineOf(await storedLayout('deal_form')).includes('budget'))).toBe(true)
  })
})

/** What the draft comes to have; after a while what it has instead. */
async function stored(name: string, outline: string): Promise<string> {
  await settles(async () => outlineOf(await storedLayout(name)) === outline)
  return outlineOf(await storedLayout(name))
}

const isFocused = (element: Locator) => settles(() => element.evaluate((each) => each === document.activeElement))

/** Asks until something is so, for ten seconds. */
async function settles(isSo: () => Promise<boolean>): Promise<boolean> {
  for (let asked = 0; asked < 100; asked += 1) {
    if (await isSo()) return true
    await sleep(100)
  }
  return false
}

/** Goes to something as one does without a mouse. */
async function reach(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  await wanted.waitFor({ state: 'attached' })
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((each) => each === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${String(wanted)} cannot be reached by ${key}`)
}
