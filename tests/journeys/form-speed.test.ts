import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conditionalForm, conditionalLayout, plainForm, plainLayout, typeIntoForm } from '../bench/typing.ts'
import { publishDefinitions } from '../support/api-client.ts'
import { type Journey, startJourney } from '../support/journey.ts'

let journey: Journey

beforeAll(async () => {
  journey = await startJourney()
  await publishDefinitions(journey.api, 'main', [plainForm, conditionalForm, plainLayout, conditionalLayout])
})
afterAll(() => journey.close())

async function keystroke(object: string): Promise<number> {
  await journey.open(`/work/records/${object}/new`)
  await journey.page.locator('form button[type=submit]').waitFor()
  return (await typeIntoForm(journey.page, 54)).median
}

describe('typing into a form of 100 fields', () => {
  it('costs at most three times as much with 200 conditions as without any', async () => {
    await keystroke('conditional')
    const [plain, conditional] = [await keystroke('plain'), await keystroke('conditional')]
    expect(conditional / plain).toBeLessThanOrEqual(3)
  })

  it('hides what a condition hides as soon as it is typed, and shows it again with what was typed before', async () => {
    const { page } = journey
    await journey.open('/work/records/conditional/new')
    const [name, seventh] = [page.getByLabel('name', { exact: true }), page.getByLabel('field_7', { exact: true })]
    await seventh.fill('kept')
    await name.fill('x7')
    await expect.poll(() => seventh.count()).toBe(0)
    await name.fill('y')
    await expect.poll(() => seventh.inputValue()).toBe('kept')
  })
})
