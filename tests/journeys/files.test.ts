import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../schemas/ids.ts'
import { join, publishDefinitions, signIn } from '../support/api-client.ts'
import { addField, publishChanges } from '../support/design-screens.ts'
import { appears, type Journey, startJourney } from '../support/journey.ts'
import { picture } from '../support/pictures.ts'

const asset = {
  kind: 'object', format: 1, id: newId('object'), name: 'asset', label: { en: 'Asset' }, plural: { en: 'Assets' }, title: 'name',
  fields: [{ id: newId('field'), name: 'name', type: 'text', label: { en: 'Name' }, required: true }],
}

let journey: Journey

beforeAll(async () => {
  journey = await startJourney()
  await publishDefinitions(journey.api, 'main', [asset])
})
afterAll(() => journey?.close())

const pictures = async (...names: string[]) => Promise.all(names.map(async (name) => ({ name, mimeType: 'image/png', buffer: Buffer.from(await picture('png')) })))
const chooser = () => journey.page.getByLabel('Photos').locator('input[type=file]')

/** Whether the picture has come and was drawn. */
async function isDrawn(of: string): Promise<void> {
  const widthOf = () => journey.page.locator(of).first().evaluate((image) => (image as HTMLImageElement).naturalWidth)
  await expect.poll(widthOf, { timeout: 15_000 }).toBeGreaterThan(0)
}

interface Answered {
  readonly items: readonly { readonly values: { readonly photos: readonly { readonly id: string; readonly name: string }[] } }[]
}

const storedPhotos = async () => (await journey.api.call<Answered>('GET', '/api/w/main/records/asset?select=photos')).items[0]?.values.photos ?? []

it('adds a field for images and publishes it', async () => {
  await journey.open('/design/objects/asset')
  await addField(journey.page, { label: 'Photos', type: 'Image' })
  await journey.open('/design/review')
  await publishChanges(journey.page)
  const { definition } = await journey.api.call<{ definition: { fields: { type: string }[] } }>('GET', '/api/w/main/draft/object/asset')
  expect(definition.fields.map(({ type }) => type)).toEqual(['text', 'image'])
})

it('takes pictures on a form, refuses what is none at the field, and keeps their order', async () => {
  const { page } = journey
  await journey.open('/work/records/asset/new')
  await page.getByRole('textbox', { name: 'Name' }).fill('Crane')
  await chooser().setInputFiles([{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') }])
  await page.getByText('“notes.txt” is not a kind of file that fits here.').waitFor()
  await chooser().setInputFiles([{ name: 'fake.png', mimeType: 'image/png', buffer: Buffer.from('no picture either') }])
  await page.getByText('its content is not what its name says').waitFor()
  await chooser().setInputFiles(await pictures('front.png', 'side.png'))
  await page.getByRole('button', { name: 'Remove side.png' }).waitFor()
  await isDrawn('[role=group] li:last-child img')
  const up = page.getByRole('button', { name: 'Move side.png up' })
  await up.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Move front.png up' }).and(page.locator(':enabled')).waitFor()
  await page.locator('form button[type=submit]').click()
  await page.getByRole('button', { name: 'Open side.png' }).waitFor()
  expect((await storedPhotos()).map(({ name }) => name)).toEqual(['side.png', 'front.png'])
})

it('shows them on the page, large, and in the list', async () => {
  const { page } = journey
  await isDrawn('button[aria-label="Open side.png"] img')
  await page.getByRole('button', { name: 'Open side.png' }).click()
  await isDrawn('[role=dialog] img')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('dialog', { name: 'front.png' }).waitFor()
  expect(await page.getByRole('link', { name: /^Download/ }).getAttribute('href')).toMatch(/\/files\/[0-9a-f-]{36}$/)
  await page.keyboard.press('Escape')
  await journey.open('/work/records/asset')
  expect(await appears(page.getByRole('gridcell', { name: 'side.png +1' }))).toBe(true)
  await isDrawn('[role=gridcell] img')
})

it('are changed in their cell by keys', async () => {
  const { page } = journey
  await page.getByRole('gridcell', { name: 'side.png +1' }).dblclick()
  await page.getByRole('button', { name: 'Move side.png down' }).waitFor()
  await page.getByRole('button', { name: 'Remove side.png' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove side.png' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Enter')
  await page.getByRole('gridcell', { name: 'front.png', exact: true }).waitFor()
  await expect.poll(async () => (await storedPhotos()).map(({ name }) => name), { timeout: 15_000 }).toEqual(['front.png'])
})

it('is not there for somebody who may not read the record', async () => {
  const { server, api } = journey
  const { link } = await api.call<{ link: string }>('POST', '/api/w/main/people', { body: { name: 'Eve', login: 'eve', roles: [] } })
  await join(link, 'four other words for Eve')
  const eve = await signIn(server.url, 'eve', 'four other words for Eve')
  const [photo] = await storedPhotos()
  for (const path of ['', '/thumbnail?size=small']) {
    const statuses = await Promise.all([api, eve].map(async (client) => (await client.fetch('GET', `/api/w/main/files/${photo?.id}${path}`)).status))
    expect(statuses).toEqual([200, 404])
  }
})
