import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { publishDefinitions } from '../support/api-client.ts'
import { dialogOf } from '../support/design-screens.ts'
import { appears, type Journey, startJourney } from '../support/journey.ts'

const visit = {
  kind: 'object', format: 1, id: 'obj_00000000v1s1', name: 'visit', label: 'Visit', plural: 'Visits', title: 'name',
  fields: [{ id: 'fld_00000000v1s1', name: 'name', type: 'text', label: 'Name' }, { id: 'fld_00000000v1s2', name: 'note', type: 'text', label: 'Note' }],
} as unknown as DefinitionHeader

let journey: Journey
beforeAll(async () => {
  journey = await startJourney()
  await publishDefinitions(journey.api, 'main', [visit])
})
afterAll(() => journey?.close())

const box = (name: string) => journey.page.getByRole('textbox', { name, exact: true })
const press = (name: string) => journey.page.getByRole('button', { name, exact: true }).click()
const answer = (name: string) => dialogOf(journey.page).getByRole('button', { name }).click()
const list = () => journey.page.getByRole('link', { name: 'Visits' }).first()

describe('a form with unsaved input', () => {
  it('asks before it is left by a link, by going back, and by reloading', async () => {
    const { page } = journey
    await journey.open('/work/records/visit')
    await page.getByRole('link', { name: 'New Visit' }).first().click()
    await box('Name').fill('Acme')
    await list().click()
    await answer('Stay')
    await page.goBack()
    await answer('Stay')
    expect(await box('Name').inputValue()).toBe('Acme')
    const asked = page.waitForEvent('dialog')
    const reloaded = page.reload({ timeout: 5_000 }).catch(() => null)
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await reloaded
    expect(await box('Name').inputValue()).toBe('Acme')
  })

  it('is saved without a question; the keyboard gets past the owner to the button', async () => {
    const { page } = journey
    await page.getByRole('combobox', { name: 'Owner' }).focus()
    expect(await page.getByRole('option').count()).toBe(0)
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await press('Save')
    await page.getByRole('heading', { name: 'Acme' }).waitFor()
    expect(await dialogOf(page).count()).toBe(0)
  })

  it('is cancelled at once while nothing is changed, and after a question otherwise', async () => {
    await press('Edit')
    await press('Cancel')
    await press('Edit')
    await box('Note').fill('late')
    await press('Cancel')
    await answer('Leave without saving')
    expect(await appears(journey.page.getByRole('button', { name: 'Edit' }))).toBe(true)
    await press('Edit')
    expect(await box('Note').inputValue()).toBe('')
    await box('Note').fill('late')
    await list().click()
    await answer('Leave without saving')
    await journey.page.waitForURL('**/work/records/visit')
  })
})
