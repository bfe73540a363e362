import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../schemas/ids.ts'
import { type ApiClient, publishDefinitions } from '../support/api-client.ts'
import { appears, type Journey, startJourney, workspacePath } from '../support/journey.ts'

let journey: Journey
let page: Page
let lan: ApiClient
let lans: Page
let deal: string

const object = {
  kind: 'object', format: 1, id: newId('object'), name: 'deal', label: { en: 'Deal' }, plural: { en: 'Deals' }, title: 'name',
  fields: [
    { id: newId('field'), name: 'name', type: 'text', label: { en: 'Name' }, required: true },
    { id: newId('field'), name: 'amount', type: 'decimal', label: { en: 'Amount' }, scale: 0 },
  ],
}
const reader = { kind: 'role', format: 1, id: newId('role'), name: 'reader', label: { en: 'Reader' }, objects: { deal: { read: 'all', update: 'own' } } }
const rep = { kind: 'role', format: 1, id: newId('role'), name: 'rep', label: { en: 'Rep' }, objects: { deal: { create: true, read: 'own', update: 'own' } } }

const me = async (client: ApiClient) => (await client.call<{ person: { id: string } }>('GET', '/api/w/main/app')).person.id

beforeAll(async () => {
  journey = await startJourney()
  page = journey.page
  await publishDefinitions(journey.api, 'main', [object, reader, rep])
  lan = await journey.colleague('Lan', ['reader'])
  lans = await journey.browserOf(lan)
  deal = (await journey.api.call<{ id: string }>('POST', '/api/w/main/records/deal', { body: { values: { name: 'Renewal', amount: '900' } } })).id
})

afterAll(() => journey?.close())

const openAs = (who: Page, path: string) => who.goto(journey.server.url + workspacePath + path)

describe('why', () => {
  it('is said where a button is missing, with the role, the owner and whom to ask', async () => {
    await openAs(lans, `/work/records/deal/${deal}`)
    await lans.getByRole('button', { name: 'Why can’t I edit this?' }).click()
    expect(await appears(lans.getByText('“Reader” allows it for own records'))).toBe(true)
    expect(await appears(lans.getByText(/the owner is /))).toBe(true)
    expect(await appears(lans.getByText(/^Ask .* for access/))).toBe(true)
    await openAs(lans, '/work/records/deal')
    await lans.getByRole('button', { name: 'Why can’t I add any?' }).click()
    expect(await appears(lans.getByText('No role allows it'))).toBe(true)
  })

  it('is said of an empty list: what keeps records away, and the way out', async () => {
    await openAs(lans, `/work/records/deal?q=renewal&filter=${encodeURIComponent(JSON.stringify({ '>': [{ var: 'amount' }, 1000] }))}`)
    expect(await appears(lans.getByText('without it: 1 record'))).toBe(true)
    await lans.getByRole('button', { name: 'Clear filter' }).last().click()
    expect(await appears(lans.getByRole('link', { name: 'Renewal' }))).toBe(true)
  })

  it('is said of an empty list of own records', async () => {
    const minh = await journey.browserOf(await journey.colleague('Minh', ['rep']))
    await openAs(minh, '/work/records/deal')
    expect(await appears(minh.getByText('You see only records that you own.'))).toBe(true)
  })

  it('is told to an administrator about anybody', async () => {
    await openAs(page, `/work/records/deal/${deal}`)
    await page.getByRole('button', { name: 'Who can see this?' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('combobox', { name: 'Person' }).fill('Lan')
    await page.getByRole('option', { name: /Lan/ }).click()
    expect(await appears(panel.getByText('Roles: Reader'))).toBe(true)
    await openAs(page, `/admin/people/${await me(lan)}/access`)
    expect(await appears(page.getByRole('row', { name: /Deals.*Own.*Reader/ }))).toBe(true)
  })
})

describe('a mention', () => {
  it('rings at whom it means, and leads to the comment', async () => {
    await journey.api.call('POST', `/api/w/main/records/deal/${deal}/comments`, { body: { body: '@Lan please look', mentions: [await me(lan)] } })
    await openAs(lans, '/work')
    await lans.getByRole('button', { name: /1 unread/ }).click()
    await lans.getByRole('button', { name: /mentioned you: Renewal/ }).click()
    await lans.waitForURL(/#comment-/)
    expect(await appears(lans.getByRole('listitem').filter({ hasText: 'please look' }))).toBe(true)
  })
})
