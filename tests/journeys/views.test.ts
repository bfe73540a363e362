import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../schemas/ids.ts'
import { publishDefinitions } from '../support/api-client.ts'
import { openBrowser } from '../support/browser.ts'
import { mostScript, scriptsOf, weightOf } from '../support/first-scripts.ts'
import { appears, type Journey, startJourney } from '../support/journey.ts'

let journey: Journey
let page: Page

const option = (value: string, label: string) => ({ id: newId('option'), value, label: { en: label } })

const deal = {
  kind: 'object', format: 1, id: newId('object'), name: 'deal', label: { en: 'Deal' }, plural: { en: 'Deals' }, title: 'name',
  fields: [
    { id: newId('field'), name: 'name', type: 'text', label: { en: 'Name' }, required: true },
    { id: newId('field'), name: 'amount', type: 'decimal', label: { en: 'Amount' }, scale: 0, min: '0' },
    { id: newId('field'), name: 'stage', type: 'picklist', label: { en: 'Stage' }, required: true, default: 'new', options: [option('new', 'New'), option('open', 'Open'), option('won', 'Won')] },
    { id: newId('field'), name: 'due_on', type: 'date', label: { en: 'Due on' } },
  ],
}

const view = (name: string, label: string, more: object) => ({ kind: 'view', format: 1, id: newId('view'), name, label: { en: label }, object: 'deal', columns: ['name', 'amount', 'stage'], ...more })

const board = view('deal_stages', 'By stage', { as: 'board', board: { by: 'stage', cards: ['amount'], sum: 'amount' } })
const calendar = view('deal_due', 'By date', { as: 'calendar', calendar: { from: 'due_on' } })

interface Stored {
  readonly id: string
  readonly version: number
  readonly values: Readonly<Record<string, unknown>>
}

const stored = async (name: string): Promise<Stored> => {
  const where = encodeURIComponent(JSON.stringify({ '==': [{ var: 'name' }, name] }))
  const { items } = await journey.api.call<{ items: Stored[] }>('GET', `/api/w/main/records/deal?where=${where}`)
  return items[0] ?? { id: '', version: 0, values: {} }
}

/** The stored value, as soon as it is the expected one. */
const comesTo = async (name: string, values: object): Promise<void> => {
  await expect.poll(async () => (await stored(name)).values, { timeout: 10_000 }).toMatchObject(values)
}

const today = new Date().toISOString().slice(0, 8)
const day = (number: number) => `${today}${String(number).padStart(2, '0')}`

beforeAll(async () => {
  journey = await startJourney()
  page = journey.page
  await publishDefinitions(journey.api, 'main', [deal, board, calendar])
  const items = Array.from({ length: 12 }, (_, at) => ({ op: 'create', values: { name: `Deal ${at + 1}`, amount: String(100 * (at + 1)), stage: 'new', due_on: day(10 + (at % 3)) } }))
  await journey.api.call('POST', '/api/w/main/records/deal/bulk', { body: { mode: 'atomic', items } })
})

afterAll(() => journey?.close())

const open = (query = '') => journey.open(`/work/records/deal${query}`)
const undo = () => page.getByRole('button', { name: 'Undo' }).last().click()
const column = (label: string) => page.getByRole('region', { name: new RegExp(`^${label}:`) })
const card = (name: string) => page.getByRole('listitem', { name, exact: true })

/** Drags as a hand does: the library begins after a few pixels, and looks for a target while the pointer moves. */
async function drag(what: Locator, to: Locator): Promise<void> {
  // Records made in one moment come in any order, so the card may stand below the fold of its column.
  await what.scrollIntoViewIfNeeded()
  const [from, over] = [await what.boundingBox(), await to.boundingBox()]
  if (!from || !over) throw new Error('nothing to drag')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 4)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height, { steps: 4 })
  await page.mouse.move(over.x + over.width / 2, over.y + Math.min(120, over.height / 2), { steps: 12 })
  await page.locator('[data-over]').first().waitFor()
  await page.mouse.up()
}

describe('a board', () => {
  it('moves a card by drag, and takes it back', async () => {
    await open('?view=deal_stages')
    await drag(card('Deal 1'), column('Open'))
    await comesTo('Deal 1', { stage: 'open' })
    expect(await appears(column('Open').getByRole('listitem', { name: 'Deal 1', exact: true }))).toBe(true)
    await undo()
    await comesTo('Deal 1', { stage: 'new' })
  })

  it('moves a card by keyboard', async () => {
    await open('?view=deal_stages')
    await card('Deal 2').focus()
    await page.keyboard.press('ArrowRight')
    await comesTo('Deal 2', { stage: 'open' })
    expect(await appears(page.getByRole('region', { name: 'Open: 1 card' }))).toBe(true)
  })

  it('puts a card back that somebody else has changed meanwhile, and says so at the card', async () => {
    await open('?view=deal_stages')
    await card('Deal 3').waitFor()
    const { id, version } = await stored('Deal 3')
    await journey.api.call('PATCH', `/api/w/main/records/deal/${id}`, { body: { values: { amount: '999' } }, headers: { 'if-match': `"${version}"` } })
    await card('Deal 3').focus()
    await page.keyboard.press('ArrowRight')
    expect(await appears(column('New').getByRole('listitem', { name: 'Deal 3', exact: true }).getByRole('alert'))).toBe(true)
    expect((await stored('Deal 3')).values).toMatchObject({ stage: 'new', amount: '999' })
  })
})

describe('a calendar', () => {
  it('moves a record to another day by keyboard and by drag', async () => {
    await open('?view=deal_due')
    expect(await appears(page.getByRole('button', { name: /more on/ }))).toBe(true)
    const shown = page.locator(`[data-day="${day(12)}"]`).getByRole('link')
    const [byKeyboard = '', byDrag = ''] = [await shown.nth(0).textContent(), await shown.nth(1).textContent()].map(String)
    await shown.nth(0).focus()
    await page.keyboard.press('Alt+ArrowRight')
    await comesTo(byKeyboard, { due_on: day(13) })
    await drag(page.getByRole('link', { name: byDrag, exact: true }), page.locator(`[data-day="${day(20)}"]`))
    await comesTo(byDrag, { due_on: day(20) })
  })
})

describe('cells', () => {
  it('are edited where they stand: Enter begins and keeps, Tab goes on, Escape leaves', async () => {
    await open('?view=all&sort=name')
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Deal 10', exact: true }) })
    await row.getByRole('gridcell').nth(2).dblclick()
    await page.getByRole('textbox', { name: 'Amount' }).fill('-5')
    await page.keyboard.press('Enter')
    expect(await appears(page.getByText('The least that fits here is 0.'))).toBe(true)
    await page.getByRole('textbox', { name: 'Amount' }).fill('4200')
    await page.keyboard.press('Tab')
    await comesTo('Deal 10', { amount: '4200' })
    await page.keyboard.press('Escape')
    await undo()
    await comesTo('Deal 10', { amount: '1000' })
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('textbox', { name: 'Amount' }).fill('77')
    await page.keyboard.press('Enter')
    await comesTo('Deal 1', { amount: '77' })
  })
})

describe('many records', () => {
  it('get a value after a preview, and their old ones back', async () => {
    await open('?view=all&sort=name')
    await page.getByRole('checkbox', { name: 'Select row' }).first().click()
    await page.getByRole('toolbar').getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('combobox', { name: 'Field to set' }).or(page.getByRole('textbox', { name: 'Field to set' })).click()
    await page.getByRole('option', { name: 'Due on' }).click()
    await page.getByRole('textbox', { name: 'New value' }).fill('12/24/2026')
    await page.getByText('All 12 that the list finds').click()
    await page.getByRole('button', { name: 'Look at the changes' }).click()
    expect(await appears(page.getByText('12 records will change'))).toBe(true)
    await page.getByRole('button', { name: 'Change 12 records' }).click()
    expect(await appears(page.getByText('12 records were changed'))).toBe(true)
    expect((await stored('Deal 5')).values).toMatchObject({ due_on: '2026-12-24' })
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    expect(await appears(page.getByText('12 records are as they were before'))).toBe(true)
    expect((await stored('Deal 5')).values).toMatchObject({ due_on: day(11) })
  })
})

describe('a saved view', () => {
  it('keeps columns, order and filter for its person', async () => {
    const filter = JSON.stringify({ '==': [{ var: 'stage' }, 'open'] })
    await open(`?view=all&filter=${encodeURIComponent(filter)}&sort=-amount`)
    await page.getByRole('button', { name: 'Save as view' }).click()
    await page.getByLabel('Name of the view').fill('Open, biggest first')
    await page.getByRole('button', { name: 'Save view' }).click()
    const tab = page.getByRole('link', { name: 'Open, biggest first' })
    expect(await appears(tab)).toBe(true)
    await open()
    await tab.click()
    expect(await appears(page.getByText('1 record', { exact: true }))).toBe(true)
    const { items } = await journey.api.call<{ items: { contents: object }[] }>('GET', '/api/w/main/views')
    expect(items[0]?.contents).toMatchObject({ sort: [{ path: 'amount', direction: 'desc' }], where: { '==': [{ var: 'stage' }, 'open'] } })
  })
})

describe('the scripts of a first screen', () => {
  it.each([
    ['sign-in', '/sign-in'],
    ['home', '/w/main/work'],
    ['list', '/w/main/work/records/deal?view=all'],
  ])('%s: stay within what somebody may wait for', async (name, path) => {
    const first = name === 'sign-in' ? await (await openBrowser()).newPage() : await journey.browserOf(journey.api)
    const scripts = await scriptsOf(first, async () => {
      await first.goto(journey.server.url + path, { waitUntil: 'networkidle' })
      await first.locator(name === 'list' ? '[role=row]' : 'h1').first().waitFor()
    })
    await first.context().close()
    const heaviest = scripts.slice(0, 12).map((script) => `${script.name} ${script.size.toFixed(1)}`)
    expect(weightOf(scripts), `KiB, gzipped, the heaviest first: ${heaviest.join(', ')}`).toBeLessThanOrEqual(mostScript)
  })
})
