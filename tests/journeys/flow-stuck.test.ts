import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../schemas/ids.ts'
import { publishDefinitions } from '../support/api-client.ts'
import { appears, type Journey, startJourney } from '../support/journey.ts'

let journey: Journey
let page: Page

const deal = {
  kind: 'object', format: 1, id: newId('object'), name: 'deal', label: { en: 'Deal' }, plural: { en: 'Deals' }, title: 'name',
  fields: [
    { id: newId('field'), name: 'name', type: 'text', label: { en: 'Name' }, required: true },
    { id: newId('field'), name: 'amount', type: 'decimal', label: { en: 'Amount' } },
  ],
}

const node = (key: string, type: string, x: number, more: object = {}) => ({ id: newId('node'), key, type, position: { x, y: 0 }, ...more })
const edge = (from: string, port: string, to: string) => ({ id: newId('edge'), from, port, to })

/** Calls a host that no flow may call. */
const failing = {
  kind: 'flow', format: 1, id: newId('flow'), name: 'failing', label: { en: 'Tell the stock' }, trigger: { type: 'button', object: 'deal', label: { en: 'Tell' }, overlap: 'parallel' },
  nodes: [node('start', 'start', 0), node('tell', 'http_request', 340, { label: { en: 'Call the stock' }, settings: { method: 'POST', url: 'https://192.168.10.20/orders' } }), node('end', 'end', 680)],
  edges: [edge('start', 'out', 'tell'), edge('tell', 'out', 'end')],
}

beforeAll(async () => {
  journey = await startJourney()
  page = journey.page
  await publishDefinitions(journey.api, 'main', [deal, failing])
  await journey.api.call('POST', '/api/w/main/records/deal', { body: { values: { name: 'Acme renewal', amount: '5000' } } })
})

afterAll(() => journey?.close())

describe('a run of which something has failed', () => {
  const incidentOf = async (run: string): Promise<string | undefined> =>
    (await journey.api.call<{ incidents: { id: string; endedAt: string | null }[] }>('GET', `/api/w/main/runs/${run}`)).incidents.find(({ endedAt }) => endedAt === null)?.id
  const openStuck = async (): Promise<string> => {
    const { items } = await journey.api.call<{ items: { id: string }[] }>('GET', '/api/w/main/records/deal')
    const { run } = await journey.api.call<{ run: string }>('POST', '/api/w/main/flows/failing/runs', { body: { record: items[0]?.id, requestId: crypto.randomUUID() } })
    await journey.open(`/design/runs/${run}`)
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    return run
  }

  it('is tried again and skipped, and the page follows at once', async () => {
    const run = await openStuck()
    const first = await incidentOf(run)
    await page.getByRole('button', { name: 'Try again' }).click()
    expect(await appears(page.getByText('tried again', { exact: false }))).toBe(true)
    // It fails once more; what is skipped is the new failure, which the page shows when it is opened anew.
    await expect.poll(async () => [undefined, first].includes(await incidentOf(run)), { timeout: 20_000 }).toBe(false)
    await journey.open(`/design/runs/${run}`)
    await page.getByRole('button', { name: 'Skip this step' }).click()
    expect(await appears(page.getByText('It has ended'))).toBe(true)
    expect(await appears(page.getByText('skipped', { exact: false }))).toBe(true)
  })

  it('is seen as it stood before, and why it came there', async () => {
    const slider = page.getByRole('slider', { name: 'Go through what has happened' })
    await slider.focus()
    await page.keyboard.press('Home')
    expect(await appears(page.getByText(/^As it stood on/))).toBe(true)
    await page.locator('[data-node-key=tell]').click()
    expect(await appears(page.getByText('Came from “Start”.'))).toBe(true)
    await page.getByRole('button', { name: 'Back to now' }).click()
    expect(await appears(page.getByText('As it stands now'))).toBe(true)
  })

  it('is cancelled', async () => {
    await openStuck()
    await page.getByRole('button', { name: 'Cancel the run' }).click()
    expect(await appears(page.getByText('It has ended'))).toBe(true)
    expect(await appears(page.getByText('Cancelled', { exact: true }))).toBe(true)
  })
})
