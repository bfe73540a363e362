import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { publishDefinitions } from '../support/api-client.ts'
import { type Journey, startJourney } from '../support/journey.ts'

const field = (id: string, name: string, type: string, label: string, more: object = {}) => ({ id: `fld_00000000${id}`, name, type, label, ...more })
const object = (id: string, name: string, label: string, fields: readonly object[]) => ({ kind: 'object', format: 1, id: `obj_00000000${id}`, name, label, plural: `${label}s`, title: 'name', fields })
const lines = field('st02', 'lines', 'sub_table', 'Lines', { object: 'line', field: 'quote', columns: ['name', 'pieces', 'price'], order: 'position' })
const definitions = [
  object('st00', 'quote', 'Quote', [field('st01', 'name', 'text', 'Name'), lines]),
  object('st10', 'line', 'Line', [
    field('st11', 'name', 'text', 'Item', { required: true }), field('st12', 'quote', 'owned_lookup', 'Quote', { object: 'quote', required: true }),
    field('st13', 'pieces', 'integer', 'Pieces'), field('st14', 'price', 'decimal', 'Price', { scale: 2 }), field('st15', 'position', 'integer', 'Position'),
  ]),
] as unknown as readonly DefinitionHeader[]

let journey: Journey
beforeAll(async () => {
  journey = await startJourney()
  await publishDefinitions(journey.api, 'main', definitions)
})
afterAll(() => journey?.close())

it('takes the lines of a quote by keys and from a spreadsheet, mends a cell, and saves all of it at once', async () => {
  const { page, api } = journey
  await journey.open('/work/records/quote/new')
  await page.getByRole('textbox', { name: 'Name' }).fill('Offer 7')
  await page.getByRole('button', { name: 'Add row' }).click()
  const grid = page.getByRole('table', { name: 'Lines' })
  const item = grid.getByRole('textbox', { name: 'Item' })
  for (const [name, pieces, price] of [['Screw', '10', '0.50'], ['Bolt', '4', '1.25'], ['Nut', '8', '0.20']]) {
    // Tab behind the last cell makes the next row, and the keyboard is in its first cell.
    await expect.poll(() => item.evaluate((input) => input === document.activeElement && (input as HTMLInputElement).value === '')).toBe(true)
    await page.keyboard.type(name ?? '')
    await page.keyboard.press('Tab')
    await page.keyboard.type(pieces ?? '')
    await page.keyboard.press('Tab')
    await page.keyboard.type(price ?? '')
    await page.keyboard.press('Tab')
  }
  await expect.poll(() => grid.locator('tbody tr').count()).toBe(4)
  await item.evaluate((input) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Washer\t100\t0.01\nPlate\tfour\t7.00\n')
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect.poll(() => grid.locator('tbody tr').count()).toBe(5)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await grid.getByText('does not fit').waitFor()
  // The keyboard is in the last row that was pasted, so its cells are inputs.
  await grid.getByRole('textbox', { name: 'Pieces' }).fill('4')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/\/quote\/[0-9a-f-]{36}$/)
  const shown = page.getByRole('table', { name: 'Lines' })
  await shown.getByText('Plate').waitFor()
  expect(await shown.locator('tbody tr').count()).toBe(5)
  const id = page.url().split('/').at(-1)
  const { values } = await api.call<{ values: { lines: { values: Record<string, unknown> }[] } }>('GET', `/api/w/main/records/quote/${id}`)
  expect(values.lines.map((row) => row.values)).toEqual([
    { name: 'Screw', pieces: 10, price: '0.50', position: 1 }, { name: 'Bolt', pieces: 4, price: '1.25', position: 2 }, { name: 'Nut', pieces: 8, price: '0.20', position: 3 },
    { name: 'Washer', pieces: 100, price: '0.01', position: 4 }, { name: 'Plate', pieces: 4, price: '7.00', position: 5 },
  ])
})

it('moves and removes lines of a quote that is there', async () => {
  const { page } = journey
  await page.getByRole('button', { name: 'Edit' }).click()
  const grid = page.getByRole('table', { name: 'Lines' })
  await grid.getByRole('button', { name: 'Move row 5 up' }).click()
  await grid.getByRole('button', { name: 'Remove row 1' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' })
  await page.reload()
  const shown = page.getByRole('table', { name: 'Lines' })
  await shown.getByText('Plate').waitFor()
  expect(await shown.locator('tbody tr td:first-child').allTextContents()).toEqual(['Bolt', 'Nut', 'Plate', 'Washer'])
})

it('makes a sub-table together with the object of its rows, and takes both back in one step', async () => {
  const { page, api } = journey
  const drafted = async () => (await api.call<{ definitions: { name: string }[] }>('GET', '/api/w/main/draft')).definitions.map(({ name }) => name)
  await journey.open('/design/objects/quote')
  await page.getByRole('button', { name: 'Add field' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add field' })
  await dialog.getByLabel('What is it called?').fill('Visits')
  await dialog.getByRole('textbox', { name: /^Find a type/ }).fill('rows')
  await dialog.getByRole('combobox', { name: 'Which records are the rows?' }).click()
  await page.getByRole('option', { name: 'New object for the rows…' }).click()
  await dialog.getByLabel('What is one row called?').fill('Visit')
  await dialog.getByLabel('Name of column 1').fill('Place')
  await dialog.getByRole('button', { name: 'Add field' }).click()
  await page.getByText('with the new object “Visit”').waitFor()
  await page.getByRole('button', { name: 'New column' }).waitFor()
  expect(await drafted()).toContain('visit')
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect.poll(drafted).not.toContain('visit')
})
