import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../schemas/ids.ts'
import { publishDefinitions } from '../support/api-client.ts'
import { appears, type Journey, startJourney, workspacePath } from '../support/journey.ts'

const lead = {
  kind: 'object', format: 1, id: newId('object'), name: 'lead', label: { en: 'Lead' }, plural: { en: 'Leads' }, title: 'name', pool: { limit: 2, returnAfterDays: 5 },
  fields: [{ id: newId('field'), name: 'name', type: 'text', label: { en: 'Name' }, required: true }],
}
const seller = { kind: 'role', format: 1, id: newId('role'), name: 'seller', label: { en: 'Seller' }, objects: { lead: { create: true, read: 'own', update: 'own', claim: true } } }

let journey: Journey
let lan: Page

beforeAll(async () => {
  journey = await startJourney()
  await publishDefinitions(journey.api, 'main', [lead, seller])
  for (const name of ['Acme', 'Beta', 'Gamma']) await journey.api.call('POST', '/api/w/main/records/lead', { body: { values: { name, owner: null } } })
  lan = await journey.browserOf(await journey.colleague('Lan', ['seller']))
})

afterAll(() => journey?.close())

it('claims from the pool in a row and together, up to the limit, and gives back', async () => {
  await lan.goto(`${journey.server.url}${workspacePath}/work/records/lead?view=pool`)
  await lan.getByRole('button', { name: 'Claim Acme' }).click()
  expect(await appears(lan.getByText('Acme is yours now'))).toBe(true)
  await lan.getByRole('link', { name: 'Acme' }).waitFor({ state: 'detached' })
  await lan.getByRole('checkbox', { name: 'Select all' }).click({ force: true })
  await lan.getByRole('button', { name: 'Claim 2' }).click()
  expect(await appears(lan.getByText('1 record is yours now'))).toBe(true)
  expect(await appears(lan.getByText('You hold 2 of these already'))).toBe(true)
  await lan.getByRole('link', { name: 'All', exact: true }).click()
  await lan.getByRole('link', { name: 'Acme' }).click()
  expect(await appears(lan.getByText(/Goes back to the pool on .* if nobody works on it/))).toBe(true)
  await lan.getByRole('button', { name: 'Give back' }).click()
  expect(await appears(lan.getByText(/^In the pool since/))).toBe(true)
  expect(await appears(lan.getByText('Acme is in the pool'))).toBe(true)
})
