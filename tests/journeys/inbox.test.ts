import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../schemas/ids.ts'
import { type ApiClient, publishDefinitions } from '../support/api-client.ts'
import { appears, type Journey, startJourney, workspacePath } from '../support/journey.ts'

const field = (name: string, type: string, label: string, more: object = {}) => ({ id: newId('field'), name, type, label: { en: label }, ...more })

const deal = {
  kind: 'object', format: 1, id: newId('object'), name: 'deal', label: { en: 'Deal' }, plural: { en: 'Deals' }, title: 'name', facts: ['amount'],
  fields: [field('name', 'text', 'Name', { required: true }), field('amount', 'integer', 'Amount'), field('note', 'text', 'Note'), field('approver', 'user', 'Approver')],
}

const node = (key: string, type: string, more: object = {}) => ({ id: newId('node'), key, type, position: { x: 0, y: 0 }, ...more })
const edge = (from: string, port: string, to: string) => ({ id: newId('edge'), from, port, to })

const flow = {
  kind: 'flow', format: 1, id: newId('flow'), name: 'deal_approval', label: { en: 'Deal approval' }, trigger: { type: 'record', object: 'deal', on: ['create'] },
  nodes: [
    node('start', 'start'),
    node('approve', 'approval', { label: { en: 'Boss approves' }, settings: { mode: 'any', approvers: [{ by: 'person', person: { var: 'record.approver' } }], lock: 'none', shows: ['amount', 'note'] } }),
    node('end', 'end'),
  ],
  edges: [edge('start', 'out', 'approve'), edge('approve', 'approved', 'end'), edge('approve', 'rejected', 'end')],
}

const trip = { kind: 'object', format: 1, id: newId('object'), name: 'trip', label: { en: 'Trip' }, plural: { en: 'Trips' }, title: 'name', fields: [field('name', 'text', 'Name', { required: true })] }

const tripFlow = {
  kind: 'flow', format: 1, id: newId('flow'), name: 'trip_approval', label: { en: 'Trip approval' }, trigger: { type: 'button', object: 'trip', label: { en: 'Submit for approval' } },
  nodes: [
    node('start', 'start'),
    node('approve', 'approval', { label: { en: 'Manager approves' }, settings: { mode: 'any', approvers: [{ by: 'manager', of: { var: 'requester' } }], lock: 'all', shows: ['name'] } }),
    node('end', 'end'),
  ],
  edges: [edge('start', 'out', 'approve'), edge('approve', 'approved', 'end'), edge('approve', 'rejected', 'end')],
}

let journey: Journey
let minh: ApiClient
let phone: Page

/** Makes a deal, which Minh is asked about, and answers the id of his task. */
async function ask(name: string, amount: number): Promise<string> {
  const { id: approver } = (await minh.call<{ workspaces: { person: { id: string } }[] }>('GET', '/api/me')).workspaces[0]?.person ?? { id: '' }
  const { id } = await journey.api.call<{ id: string }>('POST', '/api/w/main/records/deal', { body: { values: { name, amount, approver } } })
  for (;;) {
    const { items } = await minh.call<{ items: { id: string; record: string }[] }>('GET', '/api/w/main/tasks?state=open')
    const task = items.find(({ record }) => record === id)
    if (task) return task.id
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const inbox = (page: Page, task = '') => page.goto(`${journey.server.url}${workspacePath}/work/inbox/${task}`)

beforeAll(async () => {
  journey = await startJourney()
  await publishDefinitions(journey.api, 'main', [deal, flow, trip, tripFlow])
  minh = await journey.colleague('Minh')
  phone = await journey.browserOf(minh, { viewport: { width: 390, height: 844 } })
})

afterAll(() => journey?.close())

describe('the inbox on a phone', () => {
  it('approves by touch and goes on to the next', async () => {
    await ask('Acme', 100)
    await ask('Beta', 200)
    await inbox(phone)
    await phone.getByRole('link', { name: /Beta/ }).click()
    await phone.getByRole('button', { name: 'Approve' }).click()
    await phone.getByRole('button', { name: 'Approve now' }).click()
    expect(await appears(phone.getByText(/^Approved: .*Beta/))).toBe(true)
    expect(await appears(phone.getByRole('heading', { name: /Acme/ }))).toBe(true)
  })

  it('chooses by a key, and decides by another', async () => {
    await phone.getByRole('button', { name: 'Approve' }).waitFor()
    await phone.keyboard.press('a')
    await phone.getByRole('button', { name: 'Approve now' }).waitFor()
    await phone.keyboard.press('Control+Enter')
    expect(await appears(phone.getByText(/^Approved: .*Acme/))).toBe(true)
    expect(await appears(phone.getByText('Nothing waits for you'))).toBe(true)
  })

  it('says who was quicker, and keeps nothing of what is over', async () => {
    const task = await ask('Gamma', 300)
    await inbox(phone, task)
    await phone.getByRole('button', { name: 'Reject' }).click()
    await phone.getByLabel('Why?').fill('Too dear')
    await minh.call('POST', `/api/w/main/tasks/${task}/decision`, { body: { rev: 1, decision: 'approve', requestId: 'elsewhere-1' } })
    await phone.getByRole('button', { name: 'Reject now' }).click()
    expect(await appears(phone.getByText('Minh has approved this already'))).toBe(true)
    expect(await appears(phone.getByText('Nothing waits for you'))).toBe(true)
  })
})

it('returns with a remark; it is changed, submitted again and approved where the record stands', async () => {
  const task = await ask('Delta', 400)
  await inbox(phone, task)
  await phone.getByRole('button', { name: 'Return' }).click()
  await phone.getByLabel('Why?').fill('Half of it is enough')
  await phone.getByRole('button', { name: 'Return now' }).click()
  expect(await appears(phone.getByText(/^Returned: .*Delta/))).toBe(true)

  const { page } = journey
  await inbox(page)
  await page.getByRole('link', { name: /Delta/ }).click()
  expect(await appears(page.getByText('Half of it is enough'))).toBe(true)
  await page.getByRole('button', { name: 'Change the record' }).click()
  await page.getByLabel('Amount').fill('200')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Submit again' }).click()
  await page.getByRole('button', { name: 'Submit again now' }).click()
  expect(await appears(page.getByText(/^Submitted again: .*Delta/))).toBe(true)

  await inbox(phone)
  await phone.getByRole('link', { name: /Delta/ }).click()
  expect(await appears(phone.getByText('changed', { exact: true }))).toBe(true)
  await phone.getByRole('link', { name: 'Open the record' }).click()
  const panel = phone.getByRole('region', { name: 'Approval' })
  expect(await appears(panel.getByText('Half of it is enough'))).toBe(true)
  await panel.getByRole('button', { name: 'Approve' }).click()
  await panel.getByRole('button', { name: 'Approve now' }).click()
  expect(await appears(panel.getByText('finished'))).toBe(true)
})

it('rings the bell and counts what waits at once, without being asked', async () => {
  const desk = await journey.browserOf(minh)
  const listens = desk.waitForRequest((request) => request.url().endsWith('/events'))
  await inbox(desk)
  await listens
  await ask('Epsilon', 500)
  expect(await appears(desk.getByRole('link', { name: /Epsilon/ }))).toBe(true)
  expect(await appears(desk.getByRole('link', { name: 'Inbox 1' }))).toBe(true)
  await desk.getByRole('button', { name: /^Notifications, [1-9]/ }).click()
  await desk.getByRole('button', { name: /Epsilon/ }).click()
  expect(await appears(desk.getByRole('heading', { name: /Epsilon/ }))).toBe(true)
})

it('says before a record is submitted whom it goes to and what is missing; then it is locked, and can be withdrawn', async () => {
  const { page } = journey
  const { id } = await journey.api.call<{ id: string }>('POST', '/api/w/main/records/trip', { body: { values: { name: 'Huế' } } })
  await page.goto(`${journey.server.url}${workspacePath}/work/records/trip/${id}`)
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  const dialog = page.getByRole('dialog')
  expect(await appears(dialog.getByText('No manager is set for you'))).toBe(true)
  expect(await appears(dialog.getByText(/^Ask your administrator: /))).toBe(true)
  await dialog.getByRole('button', { name: 'Submit for approval' }).click()
  const panel = page.getByRole('region', { name: 'Approval' })
  expect(await appears(panel.getByText(/was asked/))).toBe(true)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  expect(await appears(page.getByLabel('Name').and(page.locator(':disabled')))).toBe(true)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await panel.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  expect(await appears(panel.getByText('taken back'))).toBe(true)
})
