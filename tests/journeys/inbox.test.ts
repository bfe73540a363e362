import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiClient, publishChanged, publishDefinitions } from '../support/api-client.ts'
import { ownerUrlOf } from '../support/embedded-process.ts'
import { until } from '../support/flow-runs.ts'
import { appears, type Journey, personOf, startJourney, workspacePath } from '../support/journey.ts'
import { approvalDefinitions, nextTripFlow } from './approval-definitions.ts'

let journey: Journey
let minh: ApiClient
let lan: ApiClient
let hoa: ApiClient
let eve: ApiClient
let phone: Page

const w = '/api/w/main'

beforeAll(async () => {
  journey = await startJourney()
  await publishDefinitions(journey.api, 'main', approvalDefinitions)
  minh = await journey.colleague('Minh')
  lan = await journey.colleague('Lan', ['sales'], { manager: await personOf(minh), email: 'lan@example.com' })
  hoa = await journey.colleague('Hoa', ['finance'])
  eve = await journey.colleague('Eve', ['sales'])
  await journey.api.call('PUT', `${w}/people/${await personOf(journey.api)}/roles`, { body: { roles: ['administrator', 'finance'] } })
  phone = await journey.browserOf(minh, { viewport: { width: 390, height: 844 } })
})

afterAll(() => journey?.close())

interface Row {
  readonly id: string
  readonly rev: number
  readonly record: string
  readonly node: { readonly key: string }
}

/** The open task that somebody has of a record, as soon as there is one. */
const taskOf = async (who: ApiClient, record: string): Promise<Row> => {
  const look = async () => (await who.call<{ items: Row[] }>('GET', `${w}/tasks?state=open`)).items.find((task) => task.record === record)
  const task = await until(look, (seen) => seen !== undefined)
  if (!task) throw new Error('it has no task')
  return task
}

const approve = async (who: ApiClient, record: string) => {
  const { id, rev } = await taskOf(who, record)
  await who.call('POST', `${w}/tasks/${id}/decision`, { body: { rev, decision: 'approve', requestId: crypto.randomUUID() } })
}

const make = async (who: ApiClient, object: string, values: object) => (await who.call<{ id: string }>('POST', `${w}/records/${object}`, { body: { values } })).id

/** Makes a deal, which Minh is asked about, and answers the id of his task. */
const ask = async (name: string, amount: number) => (await taskOf(minh, await make(journey.api, 'deal', { name, amount, approver: await personOf(minh) }))).id

const goTo = (page: Page, where: string) => page.goto(`${journey.server.url}${workspacePath}${where}`)
const inbox = (page: Page, task = '') => goTo(page, `/work/inbox/${task}`)

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
    await minh.call('POST', `${w}/tasks/${task}/decision`, { body: { rev: 1, decision: 'approve', requestId: 'elsewhere-1' } })
    await phone.getByRole('button', { name: 'Reject now' }).click()
    expect(await appears(phone.getByText('Minh has approved this already'))).toBe(true)
    expect(await appears(phone.getByText('Nothing waits for you'))).toBe(true)
  })
})

describe('a deal that is submitted for approval', () => {
  let desk: Page
  let record: string
  let run: string
  const approval = async () => (await lan.call<{ values: Record<string, unknown> }>('GET', `${w}/records/deal/${record}`)).values

  beforeAll(async () => {
    desk = await journey.browserOf(lan)
    record = await make(lan, 'deal', { name: 'Delta', amount: 400 })
  })

  it('says whom it goes to before it does, and rings the bell of the manager', async () => {
    await goTo(desk, `/work/records/deal/${record}`)
    await desk.getByRole('button', { name: 'Submit for approval' }).click()
    const dialog = desk.getByRole('dialog')
    expect(await appears(dialog.getByText('Goes to Minh (your manager), then Finance.'))).toBe(true)
    const before = await phone.getByRole('button', { name: /^Notifications/ }).getAttribute('aria-label')
    await dialog.getByRole('button', { name: 'Submit for approval' }).click()
    // Nobody has touched the phone: the bell and the list hear of it by themselves.
    expect(await appears(phone.getByRole('link', { name: /Delta/ }))).toBe(true)
    expect(await appears(phone.getByRole('button', { name: /^Notifications, [1-9]/ }))).toBe(true)
    expect(before).not.toBeNull()
    expect(await approval()).toMatchObject({ approval: 'in_approval', won: null })
    run = (await journey.api.call<{ items: { id: string }[] }>('GET', `${w}/runs?flow=big_deal`)).items[0]?.id ?? ''
  })

  it('is approved on a phone with a file, and locked meanwhile', async () => {
    await desk.getByRole('region', { name: 'Approval' }).getByText(/^Minh was asked/).waitFor()
    await desk.getByRole('button', { name: 'Edit', exact: true }).click()
    expect(await appears(desk.getByLabel('Name').and(desk.locator(':disabled')))).toBe(true)
    await desk.getByRole('button', { name: 'Cancel' }).click()
    await phone.getByRole('link', { name: /Delta/ }).click()
    await phone.getByRole('button', { name: 'Approve' }).click()
    await phone.getByRole('button', { name: 'Attach files' }).press('Enter')
    await phone.locator('input[type=file]').setInputFiles([{ name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('paid in thirty days') }])
    await phone.getByRole('button', { name: 'Remove terms.txt' }).waitFor()
    await phone.getByRole('button', { name: 'Approve now' }).click()
    expect(await appears(phone.getByText(/^Approved: .*Delta/))).toBe(true)
  })

  it('is returned with a remark by any one of finance', async () => {
    const { page } = journey
    expect((await taskOf(hoa, record)).node.key).toBe('finance')
    await inbox(page)
    await page.getByRole('link', { name: /Delta/ }).click()
    expect(await appears(page.getByRole('region', { name: 'What was said before' }).getByRole('link', { name: 'terms.txt' }))).toBe(true)
    await page.getByRole('button', { name: 'Return' }).click()
    await page.getByLabel('Why?').fill('Half of it is enough')
    await page.getByRole('button', { name: 'Return now' }).click()
    expect(await appears(page.getByText(/^Returned: .*Delta/))).toBe(true)
    expect((await hoa.call<{ total: number }>('GET', `${w}/tasks?state=open`)).total).toBe(0)
    expect(await approval()).toMatchObject({ approval: 'returned' })
  })

  it('is changed below the remark and submitted again', async () => {
    await desk.getByRole('button', { name: /^Notifications, [1-9]/ }).click()
    await desk.getByRole('button', { name: /^Returned to you.*Delta/ }).click()
    const remark = desk.getByRole('alert').filter({ hasText: 'Half of it is enough' })
    expect(await appears(remark)).toBe(true)
    await desk.getByRole('button', { name: 'Change the record' }).click()
    await desk.getByLabel('Amount').fill('200')
    await desk.getByRole('button', { name: 'Save' }).click()
    await desk.getByRole('button', { name: 'Submit again' }).click()
    await desk.getByRole('button', { name: 'Submit again now' }).click()
    expect(await appears(desk.getByText(/^Submitted again: .*Delta/))).toBe(true)
    expect(await approval()).toMatchObject({ approval: 'in_approval', amount: 200 })
  })

  it('is approved by all where it stands: changed, told by mail and by the bell', async () => {
    await phone.getByRole('link', { name: /Delta/ }).click()
    expect(await appears(phone.getByText('changed', { exact: true }))).toBe(true)
    await phone.getByRole('link', { name: 'Open the record' }).click()
    const panel = phone.getByRole('region', { name: 'Approval' })
    expect(await appears(panel.getByText('Half of it is enough'))).toBe(true)
    await panel.getByRole('button', { name: 'Approve' }).click()
    await panel.getByRole('button', { name: 'Approve now' }).click()
    await approve(hoa, record)
    expect(await appears(panel.getByText('approved', { exact: true }))).toBe(true)
    expect(await approval()).toMatchObject({ approval: 'approved', won: true })
    await desk.getByRole('button', { name: /^Notifications/ }).click()
    expect(await appears(desk.getByText('Delta is yours to close'))).toBe(true)
    const letter = await until(() => letterAbout('Delta is yours to close'), (text) => text !== undefined)
    expect(letter).toMatch(/^To: lan@example.com/m)
    expect(letter).toContain('For 200')
  })

  it('is shown done on its canvas, with all that has happened', async () => {
    const { page } = journey
    await journey.open(`/design/runs/${run}`)
    expect(await appears(page.getByText('Done', { exact: true }))).toBe(true)
    for (const key of ['manager', 'finance', 'mark', 'tell']) expect(await appears(page.locator(`[data-node-key=${key}]`))).toBe(true)
    const side = page.getByRole('complementary', { name: 'The run' })
    expect(await appears(side.getByText('Ada returned it “Half of it is enough”'))).toBe(true)
    expect(await side.getByText('Minh approved').count()).toBe(2)
    expect(await appears(side.getByText('Hoa approved'))).toBe(true)
    const terms = await side.getByRole('link', { name: 'terms.txt' }).getAttribute('href')
    expect(await (await lan.fetch('GET', terms ?? '')).text()).toBe('paid in thirty days')
    expect((await eve.fetch('GET', terms ?? '')).status).toBe(404)
  })
})

/** The mail about something among those that were written as files. */
async function letterAbout(subject: string): Promise<string | undefined> {
  const folder = path.join(journey.server.dataDir, 'mails')
  const names = await readdir(folder).catch(() => [])
  const letters = await Promise.all(names.filter((name) => name.endsWith('.eml')).map((name) => readFile(path.join(folder, name), 'utf8')))
  return letters.find((text) => text.includes(`Subject: ${subject}`))
}

it('leaves out of a batch what asks for something to be filled in, and says so', async () => {
  const ids = [await make(journey.api, 'deal', { name: 'Plain', approver: await personOf(minh) }), await make(journey.api, 'deal', { name: 'Asking', approver: await personOf(minh), amount: 5_000 })]
  for (const id of ids) await taskOf(minh, id)
  await inbox(phone)
  for (const name of ['Plain', 'Asking']) await phone.getByRole('checkbox', { name: new RegExp(`Choose .*${name}`) }).click()
  await phone.getByRole('button', { name: 'Approve together…' }).click()
  const dialog = phone.getByRole('dialog')
  expect(await dialog.getByRole('checkbox', { name: /Asking/ }).isDisabled()).toBe(true)
  expect(await appears(dialog.getByText('Asks for something to be filled in, so it is approved by itself.'))).toBe(true)
  await dialog.getByRole('button', { name: 'Approve 1' }).click()
  expect(await appears(dialog.getByText('1 approved'))).toBe(true)
})

it('says before a record is submitted what is missing; it can be withdrawn', async () => {
  const { page } = journey
  await journey.open(`/work/records/trip/${await make(journey.api, 'trip', { name: 'Huế' })}`)
  await page.getByRole('button', { name: 'Submit for approval' }).click()
  const dialog = page.getByRole('dialog')
  expect(await appears(dialog.getByText('No manager is set for you'))).toBe(true)
  expect(await appears(dialog.getByText(/^Ask your administrator: /))).toBe(true)
  expect(await dialog.getByText(/^Goes to/).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Submit for approval' }).click()
  const panel = page.getByRole('region', { name: 'Approval' })
  expect(await appears(panel.getByText(/was asked/))).toBe(true)
  await panel.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  expect(await appears(panel.getByText('taken back'))).toBe(true)
})

describe('an approval that is under way', () => {
  let record: string
  const runs = async () => (await journey.api.call<{ items: { id: string; state: string; version: number; record: { id: string } | null }[] }>('GET', `${w}/runs?flow=trip_approval`)).items
  const runOf = async (id: string) => (await runs()).find((run) => run.record?.id === id)
  const submit = (id: string) => lan.call('POST', `${w}/flows/trip_approval/runs`, { body: { record: id, requestId: crypto.randomUUID() } })

  it('keeps the version that it began by when another is published', async () => {
    record = await make(lan, 'trip', { name: 'Đà Lạt' })
    await submit(record)
    await taskOf(minh, record)
    const { page } = journey
    const { revision } = await journey.api.call<{ revision: number }>('GET', `${w}/draft/flow/trip_approval`)
    await journey.api.call('PUT', `${w}/draft/flow/trip_approval`, { body: nextTripFlow, headers: { 'if-match': `"${revision}"` } })
    await journey.open('/design/review')
    expect(await appears(page.getByText(/1 run of “Trip approval” is under way and keeps the version/))).toBe(true)
    await publishChanged(journey.api, 'main', nextTripFlow)
    const other = await make(lan, 'trip', { name: 'Sa Pa' })
    await submit(other)
    expect((await taskOf(hoa, other)).node.key).toBe('budget')
    const canvas = journey.page.locator('[data-node-key]')
    for (const [of, version, tiles] of [[record, 1, 3], [other, 2, 4]] as const) {
      const run = await runOf(of)
      expect(run?.version).toBe(version)
      await journey.open(`/design/runs/${run?.id}`)
      expect(await appears(journey.page.getByText(`As the flow was in its version ${version}`))).toBe(true)
      await expect.poll(() => canvas.count()).toBe(tiles)
    }
    await journey.open('/design/flows/trip_approval')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Versions' }).click()
    await page.getByRole('link', { name: 'Version 1', exact: true }).click()
    expect(await appears(page.getByText('1 run is under way by it.'))).toBe(true)
    expect(await appears(page.locator('[data-node-key]').getByText('1 run'))).toBe(true)
    await expect.poll(() => canvas.count()).toBe(3)
  })

  it('outlives a kill -9: what was to remind while nothing ran does so, and it is decided as if nothing had been', async () => {
    const run = (await runOf(record))?.id ?? ''
    await journey.killServer(async () => {
      const sql = postgres(ownerUrlOf(journey.server.dataDir), { max: 1 })
      // The hour of the reminder passes meanwhile.
      await sql`update ws_main._timer set due_at = now() where run = ${run}`
      await sql.end()
    })
    const told = async () => (await minh.call<{ items: { title: string }[] }>('GET', `${w}/notifications`)).items.map(({ title }) => title)
    const reminded = await until(told, (titles) => titles.some((title) => title.startsWith('Still waits for you')))
    expect(reminded.filter((title) => title.startsWith('Still waits for you'))).toHaveLength(1)
    await inbox(phone, (await taskOf(minh, record)).id)
    await phone.getByRole('button', { name: 'Approve' }).click()
    await phone.getByRole('button', { name: 'Approve now' }).click()
    expect(await appears(phone.getByText(/^Approved: .*Đà Lạt/))).toBe(true)
    expect((await until(() => runOf(record), (seen) => seen?.state === 'completed'))?.version).toBe(1)
  })
})
