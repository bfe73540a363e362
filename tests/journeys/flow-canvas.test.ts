import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { appears, type Journey, standsStill, startJourney } from '../support/journey.ts'

let journey: Journey

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: { en: 'Deal' }, plural: { en: 'Deals' }, title: 'name',
  fields: [
    { id: 'fld_000000000001', name: 'name', type: 'text', label: { en: 'Name' }, required: true },
    { id: 'fld_000000000002', name: 'amount', type: 'decimal', label: { en: 'Amount' } },
  ],
}

const bare = (name: string, digit: number) => ({
  kind: 'flow', format: 1, id: `flw_${String(digit).padStart(12, '0')}`, name, label: { en: name }, trigger: { type: 'button', object: 'deal', label: { en: 'Submit' } },
  nodes: [
    { id: 'nod_000000000001', key: 'start', type: 'start', position: { x: 0, y: 0 } },
    { id: 'nod_000000000002', key: 'end', type: 'end', position: { x: 340, y: 0 } },
  ],
  edges: [{ id: 'edg_000000000001', from: 'start', port: 'out', to: 'end' }],
})

beforeAll(async () => {
  journey = await startJourney({ viewport: { width: 1500, height: 900 } })
  for (const definition of [deal, bare('by_mouse', 1), bare('by_keys', 2)]) {
    await journey.api.call('PUT', `/api/w/main/draft/${definition.kind}/${definition.name}`, { body: definition, headers: { 'if-none-match': '*' } })
  }
})

afterAll(() => journey?.close())

async function storedFlow(name: string): Promise<FlowDefinition> {
  const { definition } = await journey.api.call<{ definition: FlowDefinition }>('GET', `/api/w/main/draft/flow/${name}`)
  return definition
}

/** The ways of a flow, by keys: `start>approval approval.approved>end`. */
const waysOf = ({ edges }: FlowDefinition): string => edges.map(({ from, port, to }) => `${from}${port === 'out' ? '' : `.${port}`}>${to}`).toSorted().join(' ')

const tileOf = (page: Page, name: string) => page.locator('.react-flow__node', { hasText: name })
/** The row of the outline that has the keyboard. */
const focused = (page: Page, name: string) => page.locator('[data-part]:focus', { hasText: name })
const saved = (page: Page) => page.getByText(/^Saved in draft/).waitFor()
const inspector = (page: Page) => page.locator('[data-inspector]')

const built = 'approval.approved>end approval.rejected>end_2 condition.otherwise>end condition.yes>approval start>condition'

/** The ways of a flow in the draft, once they are so many: saving follows the edits after a rest. */
async function settledWays(name: string, count: number): Promise<string> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(100)) {
    const flow = await storedFlow(name)
    if (flow.edges.length === count) return waysOf(flow)
  }
  return waysOf(await storedFlow(name))
}

describe('a flow', () => {
  it('is drawn by the mouse: steps put on edges, one carried out of the palette, a condition filled in', async () => {
    const { page, open } = journey
    await open('/design/flows/by_mouse')
    await tileOf(page, 'Start').waitFor()
    await page.getByRole('button', { name: 'Add a step: Start → End' }).click()
    await page.getByRole('option', { name: 'If / otherwise' }).click()
    await tileOf(page, 'If / otherwise').waitFor()
    const target = page.getByRole('button', { name: 'Add a step: If / otherwise → End' }).first()
    // The settings of the step that was added take their room from the canvas.
    await inspector(page).waitFor()
    await standsStill(target)
    await page.getByRole('button', { name: 'Ask for approval', exact: true }).dragTo(target)
    await tileOf(page, 'Ask for approval').waitFor()
    expect(await settledWays('by_mouse', 5)).toBe(built)
  })

  it('says what is missing and shows the way there; what is entered mends it', async () => {
    const { page } = journey
    await page.getByText(/^\d+ problem/).click()
    await page.getByRole('button', { name: 'The branch “Yes” has no condition yet.' }).click()
    const settings = inspector(page)
    await settings.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByRole('option', { name: 'Fields of Deal' }).click()
    await page.getByRole('option', { name: 'Amount' }).first().click()
    await settings.getByRole('combobox', { name: 'What is asked' }).click()
    await page.getByRole('option', { name: 'is more than', exact: true }).click()
    await settings.getByRole('group', { name: 'Condition' }).getByRole('textbox').last().fill('100000')
    await page.keyboard.press('Tab')
    expect(await appears(tileOf(page, 'Amount is more than 100,000'))).toBe(true)
    await page.getByText('The branch “Yes” has no condition yet.').waitFor({ state: 'detached' })
    const alike = 'The flow “by_keys” has a button “Submit” (in English) on the same records too.'
    await page.getByRole('button', { name: alike }).click()
    await settings.getByText(alike).waitFor()
    await settings.getByRole('textbox', { name: 'On the button' }).fill('Submit it')
    await page.getByText(alike).first().waitFor({ state: 'detached' })
  })

  it('is drawn again by the keyboard alone, in the outline too, and undone after a reload', async () => {
    const { page, open } = journey
    await open('/design/flows/by_keys')
    await tileOf(page, 'Start').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('i')
    await page.getByRole('dialog').getByRole('textbox').fill('decision')
    await page.keyboard.press('Enter')
    expect(await settledWays('by_keys', 3)).toBe('condition.otherwise>end condition.yes>end start>condition')
    await inspector(page).getByText('All ways of “If / otherwise” lead to “End”, so it decides nothing.').waitFor()
    await open('/design/flows/by_keys?view=outline')
    await page.locator('[data-part]', { hasText: 'If / otherwise' }).click()
    await focused(page, 'If / otherwise').waitFor()
    await page.keyboard.press('i')
    await page.getByRole('dialog').getByRole('textbox').fill('approve')
    await page.keyboard.press('Enter')
    expect(await settledWays('by_keys', 5)).toBe(built)
    await focused(page, 'Ask for approval').waitFor()
    await page.keyboard.press('Delete')
    expect(await settledWays('by_keys', 3)).toBe('condition.otherwise>end condition.yes>end start>condition')
    await saved(page)
    await page.reload()
    await page.locator('[data-part]', { hasText: 'Start' }).waitFor()
    await page.keyboard.press('Control+z')
    expect(await settledWays('by_keys', 5)).toBe(built)
  })

  it('takes an approval into the branch of a split put before it, moves a step into the other, and takes each back at once', async () => {
    const { page, open } = journey
    await open('/design/flows/by_keys?view=outline')
    await page.locator('[data-part]', { hasText: 'If / otherwise' }).click()
    await inspector(page).getByRole('heading', { name: 'If / otherwise' }).waitFor()
    await page.keyboard.press('i')
    await page.getByRole('dialog').getByRole('textbox').fill('same time')
    await page.keyboard.press('Enter')
    await page.getByText('“Ask for approval” is now on “Branch 1” of “At the same time”.').waitFor({ state: 'attached' })
    const split = 'approval.approved>join approval.rejected>end_2 condition.otherwise>end condition.yes>parallel join>end parallel.branch_1>approval parallel.branch_2>join start>condition'
    expect(await settledWays('by_keys', 8)).toBe(split)
    await page.locator('[data-part]', { hasText: 'Ask for approval' }).click()
    await inspector(page).getByRole('heading', { name: 'Ask for approval' }).waitFor()
    await focused(page, 'Ask for approval').waitFor()
    await page.keyboard.press('m')
    await page.getByRole('option', { name: 'On “Branch 2” of “At the same time”, where nothing stands yet' }).click()
    await page.getByText('“Ask for approval” was moved. On “Branch 2” of “At the same time”').waitFor({ state: 'attached' })
    await expect.poll(async () => waysOf(await storedFlow('by_keys')), { timeout: 10_000 }).toContain('parallel.branch_1>join parallel.branch_2>approval')
    await focused(page, 'Ask for approval').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => waysOf(await storedFlow('by_keys')), { timeout: 10_000 }).toBe(split)
    await page.keyboard.press('Control+z')
    expect(await settledWays('by_keys', 5)).toBe(built)
  })

  it('gives steps to other flows by the clipboard', async () => {
    const { page, open } = journey
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await open('/design/flows/by_mouse')
    await tileOf(page, 'Ask for approval').click()
    await page.locator('.react-flow__node:focus').waitFor()
    await page.keyboard.press('Control+c')
    await open('/design/flows/by_keys')
    await tileOf(page, 'Ask for approval').click()
    await page.locator('.react-flow__node:focus').waitFor()
    await page.keyboard.press('Control+v')
    await expect.poll(async () => (await storedFlow('by_keys')).nodes.map(({ key }) => key), { timeout: 10_000 }).toContain('approval_2')
  })

  it('begins filled in, with a status field beside it, and says what it will do', async () => {
    const { page, open } = journey
    await open('/design/flows?new&object=deal')
    await page.locator('[data-start=approval]').click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Big deals')
    await page.getByRole('region', { name: 'To fill in' }).getByRole('combobox').click()
    await page.getByRole('option', { name: 'Owner', exact: true }).click()
    expect(await appears(page.getByRole('region', { name: 'What it will do' }).getByText('Ask Owner to approve'))).toBe(true)
    await page.getByRole('button', { name: 'Make it' }).click()
    await page.getByRole('link', { name: 'Test run' }).waitFor()
    expect(await storedFlow('big_deals')).toMatchObject({ status: 'approval_status', trigger: { type: 'button', object: 'deal' } })
  })

  it('sends a secret that is entered beside the header, named in the definition and shown nowhere', async () => {
    const { api, page } = journey
    const call = { id: 'nod_000000000003', key: 'call', type: 'http_request', position: { x: 170, y: 0 }, settings: { method: 'GET', url: 'https://example.com', headers: [{ name: 'Authorization', secret: 'gone', prefix: 'Bearer ' }] } }
    const flow = { ...bare('by_secret', 3), edges: [{ id: 'edg_000000000001', from: 'start', port: 'out', to: 'call' }, { id: 'edg_000000000002', from: 'call', port: 'out', to: 'end' }] }
    await api.call('PUT', '/api/w/main/draft/flow/by_secret', { body: { ...flow, nodes: [...flow.nodes, call] }, headers: { 'if-none-match': '*' } })
    await journey.open(`/design/flows/by_secret?part=${call.id}`)
    await page.locator('[data-faulty][aria-expanded]').click()
    await page.getByText('There is no secret “gone” in this workspace.').waitFor()
    await page.getByRole('button', { name: 'New secret…' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('crm_token')
    await page.getByRole('dialog').locator('input[type=password]').fill('tok-12345678')
    await page.getByRole('button', { name: 'Store' }).click()
    await page.getByText('Nothing in the way of publishing').waitFor()
    await page.getByRole('textbox', { name: 'Before it' }).fill('Token')
    await page.getByRole('textbox', { name: 'Before it' }).blur()
    const stored = async () => (await storedFlow('by_secret')).nodes.find(({ key }) => key === 'call')?.settings?.['headers']
    await expect.poll(stored, { timeout: 10_000 }).toEqual([{ name: 'Authorization', secret: 'crm_token', prefix: 'Token ' }])
    await journey.open('/admin/settings')
    await page.getByText('Sent by').waitFor()
    expect([await page.getByText('crm_token').count(), (await page.content()).includes('tok-12345678')]).toEqual([1, false])
  })
})
