import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { publishDefinitions } from '../support/api-client.ts'
import { appears, type Journey, startJourney } from '../support/journey.ts'
import { type Keys, keysOf } from '../support/keys.ts'
import { dealOf, type DrawnSample, fillDrawnSample } from './drawn-sample.ts'

let journey: Journey
let page: Page
let keys: Keys
let sample: DrawnSample

beforeAll(async () => {
  journey = await startJourney()
  page = journey.page
  page.setDefaultTimeout(30_000)
  keys = keysOf(page)
  sample = await fillDrawnSample(journey.api)
})

afterAll(() => journey?.close())

const stored = async (name: string) => (await journey.api.call<{ definition: FlowDefinition }>('GET', `/api/w/main/draft/flow/${name}`)).definition

const owner = { var: 'record.owner' }

/** What a flow comes to, without ids and places. */
const comesTo = ({ trigger, nodes, edges }: FlowDefinition) => ({
  trigger,
  settings: Object.fromEntries(nodes.filter(({ type }) => ['approval', 'update_record', 'notify'].includes(type)).map(({ key, settings }) => [key, settings])),
  ways: edges.map(({ from, port, to }) => `${from}.${port}>${to}`).toSorted(),
})

const wanted = {
  trigger: { type: 'record', object: 'deal', on: ['create', 'update'], when: { '>': [{ var: 'record.amount' }, 100_000] } },
  settings: {
    approval: { mode: 'any', approvers: [{ by: 'manager', of: owner }], due: { days: 2 }, whenDue: 'to_managers' },
    approval_2: { mode: 'any', approvers: [{ by: 'role', role: 'finance' }], due: { days: 2 } },
    update_record: { set: { cleared: true } },
    notify: { to: [{ by: 'person', person: owner }], message: 'deal_cleared' },
  },
  ways: [
    'approval.approved>join', 'approval.rejected>end_2', 'approval_2.approved>join', 'approval_2.rejected>end_3', 'join.out>update_record',
    'notify.out>end', 'parallel.branch_1>approval', 'parallel.branch_2>approval_2', 'start.out>parallel', 'update_record.out>notify',
  ],
}

/** What a flow in the draft comes to, once its edits are saved: the owner is told. */
async function drawn(name: string) {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(100)) {
    const flow = await stored(name)
    if (flow.nodes.some(({ type, settings: of }) => type === 'notify' && JSON.stringify(of).includes('record.owner'))) return comesTo(flow)
  }
  return comesTo(await stored(name))
}

const tile = (name: string) => page.locator('.react-flow__node', { hasText: name })
const settings = () => page.locator('[data-inspector]')
const trial = () => page.getByRole('complementary', { name: 'Test run' })
const option = (name: string | RegExp) => page.getByRole('option', { name, exact: true }).first().click()

/** Saves two deals, of which one starts the flow, opens the run, and answers at how many steps it waits. */
async function waitingSteps(flow: string, open: () => Promise<void>): Promise<number> {
  await dealOf(journey.api, sample.lan, { name: `Small ${flow}`, amount: '100000' })
  const deal = await dealOf(journey.api, sample.lan, { name: `Big ${flow}`, amount: '100001' })
  const started = async () => (await journey.api.call<{ items: { flow: { name: string }; record: { id: string } | null }[] }>('GET', '/api/w/main/runs')).items.filter((run) => run.flow.name === flow)
  await expect.poll(async () => (await started()).map(({ record }) => record?.id), { timeout: 20_000 }).toEqual([deal])
  await journey.open('/design/runs')
  await open()
  await page.getByRole('complementary').getByText('Minh').first().waitFor()
  return page.getByRole('img', { name: 'Here now' }).count()
}

describe('a flow drawn by the mouse', () => {
  const plus = async (between: string, step: string) => {
    await page.getByRole('button', { name: `Add a step: ${between}` }).first().click()
    await page.getByRole('option', { name: step }).click()
    await settings().getByRole('heading', { name: step }).waitFor()
  }
  const choose = async (list: string, entry: string) => {
    await settings().getByRole('combobox', { name: list, exact: true }).click()
    await option(entry)
  }
  const ownerOf = async (path: RegExp) => {
    await settings().getByRole('button', { name: path }).click()
    await option('Fields of Deal')
    await option(/^Owner/)
  }
  const call = (name: string) => settings().getByRole('textbox', { name: 'Name', exact: true }).fill(name)

  it('has the steps that were put on its edges, with what was chosen for each', async () => {
    await journey.open('/design/flows?new&object=deal')
    await page.locator('[data-start=empty]').click()
    await page.getByRole('textbox', { name: 'Name' }).fill('By mouse')
    await page.getByRole('button', { name: 'Make it' }).click()
    await tile('Start').click()
    await choose('How it starts', 'A record is saved')
    await settings().getByRole('button', { name: 'Add a condition' }).click()
    await option(/^Amount/)
    await choose('What is asked', 'is more than')
    await settings().getByRole('group', { name: 'Only if' }).getByRole('textbox').last().fill('100000')
    await plus('Start → End', 'At the same time')
    await plus('At the same time → Wait for the branches', 'Ask for approval')
    await call('Manager approves')
    await ownerOf(/^Of whom: (?!where)/)
    await choose('When it is due', 'Their managers are asked instead')
    await plus('At the same time → Wait for the branches', 'Ask for approval')
    await call('Finance approves')
    await choose('Found by', 'Everybody with a role')
    await choose('Everybody with a role', 'Finance')
    await plus('Wait for the branches → End', 'Change a record')
    await choose('Set a field', 'Cleared')
    await settings().getByRole('switch', { name: 'Value' }).click()
    await plus('Change a record → End', 'Tell someone')
    await ownerOf(/^A person: (?!where)/)
    await choose('Message', 'Deal cleared')
    expect(await drawn('by_mouse')).toEqual(wanted)
  })

  it('is tried on a record: what comes after two days, who answers, and what would be done', async () => {
    await page.getByRole('link', { name: 'Test run' }).click()
    await page.getByRole('combobox', { name: 'Try it on (Deal)' }).click()
    await option('Acme renewal')
    await trial().getByText('Minh · Manager approves').waitFor()
    await trial().getByRole('button', { name: /^Skip to .*Manager approves/ }).click()
    await trial().getByText('Hoa · Manager approves').waitFor()
    await trial().getByRole('button', { name: 'Approve', exact: true }).first().click()
    await expect.poll(() => trial().getByRole('button', { name: 'Approve', exact: true }).count()).toBe(1)
    await trial().getByRole('button', { name: 'Approve', exact: true }).click()
    await trial().getByRole('heading', { name: 'Done', exact: true }).waitFor()
    expect(await trial().innerText()).toMatch(/cleared = true[\s\S]*Deal cleared[\s\S]*Lan/)
    // Start, split, both approvals, join, change, message, end.
    expect(await page.locator('.react-flow__node').getByRole('img', { name: 'Done' }).count()).toBe(8)
    await trial().getByRole('textbox', { name: 'Keep it as' }).fill('Late, but yes')
    await trial().getByRole('button', { name: 'Keep', exact: true }).click()
    expect(await appears(trial().getByRole('img', { name: 'Goes as it did' }))).toBe(true)
  })

  it('is not published while it no longer goes as the kept trial did', async () => {
    const flow = await stored('by_mouse')
    const other = { ...flow, nodes: flow.nodes.map((node) => (node.key === 'approval' ? { ...node, settings: { ...node.settings, whenDue: 'reject' } } : node)) }
    const { revision } = await journey.api.call<{ revision: number }>('GET', '/api/w/main/draft/flow/by_mouse')
    await journey.api.call('PUT', '/api/w/main/draft/flow/by_mouse', { body: other, headers: { 'if-match': `"${revision}"` } })
    const plan = await journey.api.call<{ issues: { code: string; message: string }[] }>('POST', '/api/w/main/draft/plan', { body: {} })
    expect(plan.issues).toMatchObject([{ code: 'flow.case-broken', message: expect.stringContaining('Late, but yes') }])
    await journey.api.call('PUT', '/api/w/main/draft/flow/by_mouse', { body: flow, headers: { 'if-match': `"${revision + 1}"` } })
  })

  it('goes live, and a deal above the amount is seen where it waits', async () => {
    await page.reload()
    await page.getByRole('link', { name: /Review and publish/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^Publish \d+ change/ }).click()
    await page.getByText(/^Release \d+ is live/).waitFor()
    expect(await waitingSteps('by_mouse', () => page.getByRole('link', { name: 'By mouse' }).click())).toBe(2)
  })
})

describe('the same flow drawn by the keys alone', () => {
  beforeAll(async () => {
    // Two flows that set one field on the same save are warned of.
    const { revision } = await journey.api.call<{ revision: number }>('GET', '/api/w/main/draft/flow/by_mouse')
    await journey.api.call('DELETE', '/api/w/main/draft/flow/by_mouse', { headers: { 'if-match': `"${revision}"` } })
    await publishDefinitions(journey.api, 'main', [])
  })

  /** Adds a step behind the one that has the keyboard, and opens its settings. */
  const insert = async (words: string, name: string) => {
    await keys.press('Insert')
    await added(words, name)
  }
  const added = async (words: string, name: string) => {
    // What is typed before it has the keyboard goes elsewhere.
    await keys.arrive(/^Find a step/)
    await keys.type(words)
    await keys.press('Enter')
    await keys.arrive(new RegExp(`^${name}`))
  }
  const ownerOf = async (path: RegExp) => {
    await keys.choose(path, /Fields of Deal/)
    await keys.take(/^Owner/)
  }
  const call = async (name: string) => {
    await keys.press('Enter')
    await keys.to(/^Name/)
    await keys.type(name)
  }
  const back = (name: string) => keys.to(new RegExp(`^${name}: `), true)

  it('has the same steps with the same settings', async () => {
    await journey.open('/design/flows')
    await page.getByRole('button', { name: 'New flow' }).waitFor()
    await keys.press('Tab')
    await keys.to('New flow')
    await keys.press('Enter')
    await keys.arrive(/^Submit for approval/)
    await keys.press('ArrowUp')
    await keys.to(/^Name/)
    await keys.type('By keys')
    await keys.choose('About records of', 'Deal')
    await keys.to('Make it')
    await keys.press('Enter')
    await tile('Start').waitFor()
    await keys.to(/^Start: /)
    await keys.press('Enter')
    await keys.choose('How it starts', 'A record is saved')
    await keys.to('Add a condition')
    await keys.press('Enter')
    await keys.take(/^Amount/)
    await keys.choose('What is asked', 'is more than')
    await keys.to('Value')
    await keys.type('100000')
    await back('Start')
    await insert('same time', 'At the same time')
    await insert('approval', 'Ask for approval')
    await call('Manager approves')
    await ownerOf(/^Of whom: (?!where)/)
    await keys.choose('When it is due', 'Their managers are asked instead')
    await back('Manager approves')
    await keys.press('ArrowUp')
    await keys.arrive(/^At the same time/)
    await keys.press('c')
    await keys.choose('Branch 2', 'Add a step …')
    await added('approval', 'Ask for approval')
    await call('Finance approves')
    await keys.choose('Found by', 'Everybody with a role')
    await keys.choose('Everybody with a role', 'Finance')
    await back('Finance approves')
    await keys.press('ArrowDown')
    await keys.arrive(/^End: The whole run/)
    await keys.press('ArrowLeft')
    await keys.arrive(/^Wait for the branches/)
    await insert('change', 'Change a record')
    await keys.press('Enter')
    await keys.choose('Set a field', 'Cleared')
    await keys.to('Value', true)
    await keys.press('Space')
    await back('Change a record')
    await insert('tell', 'Tell someone')
    await keys.press('Enter')
    await ownerOf(/^A person: (?!where)/)
    await keys.choose(/^Message/, 'Deal cleared')
    expect(await drawn('by_keys')).toEqual(wanted)
  })

  it('is tried, kept and published', async () => {
    await keys.to('Test run', true)
    await keys.press('Enter')
    await trial().waitFor()
    await keys.to('Try it on (Deal)')
    await keys.type('Acme')
    await keys.take('Acme renewal')
    await trial().getByText('Minh · Manager approves').waitFor()
    await keys.to(/^Skip to .*Manager approves/)
    await keys.press('Enter')
    await trial().getByText('Hoa · Manager approves').waitFor()
    await keys.to('Approve')
    await keys.press('Enter')
    await expect.poll(() => trial().getByRole('button', { name: 'Approve', exact: true }).count()).toBe(1)
    await keys.to('Approve')
    await keys.press('Enter')
    await trial().getByRole('heading', { name: 'Done', exact: true }).waitFor()
    await keys.to('Keep it as')
    await keys.type('Late, but yes')
    await keys.press('Enter')
    expect(await appears(trial().getByRole('img', { name: 'Goes as it did' }))).toBe(true)
    await keys.to(/Review and publish$/, true)
    await keys.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: /^Publish \d+ change/ }).waitFor()
    await keys.to(/^Publish \d+ change/)
    await keys.press('Enter')
    await page.getByText(/^Release \d+ is live/).waitFor()
    await keys.to('Go on designing')
  })

  it('is live: a deal starts it, and its run is seen', async () => {
    const waiting = await waitingSteps('by_keys', async () => {
      await page.getByRole('link', { name: 'By keys' }).waitFor()
      await keys.press('Tab')
      await keys.to('By keys')
      await keys.press('Enter')
    })
    expect(waiting).toBe(2)
  })
})
