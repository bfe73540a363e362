import type { Page } from 'playwright-core'
import { stepOfDraft } from '../sample-drafts.ts'
import { carrierFlow, offersFlow, warehouseFlow } from '../sample-purchases.ts'
import type { Screen } from './screen.ts'
import { isSaid, press, textOf } from './texts.ts'

const editor = '/w/main/design/flows/big_deal'

/** Flows on their canvas. */
export const flowScreens: readonly Screen[] = [
  { name: 'flow-canvas', as: 'administrator', path: editor, prepare: drawn },
  { name: 'flow-step', as: 'administrator', path: `${editor}?part=nod_000000000004`, prepare: settings },
  { name: 'flow-condition', as: 'administrator', path: `${editor}?part=nod_000000000002`, prepare: settings },
  { name: 'flow-start', as: 'administrator', path: `${editor}?part=nod_000000000001`, prepare: settings },
  { name: 'flow-outline', as: 'administrator', path: `${editor}?view=outline`, prepare: outline },
  { name: 'flow-problems', as: 'administrator', path: editor, prepare: problems },
  { name: 'flow-matrix', as: 'administrator', path: `${editor}?part=nod_000000000004`, prepare: matrix },
  { name: 'flow-insert', as: 'administrator', path: editor, prepare: insert },
  { name: 'flow-step-moved', as: 'administrator', path: `${editor}?part=nod_000000000004`, prepare: move },
  { name: 'flow-json', as: 'administrator', path: editor, prepare: showJson },
  { name: 'flow-matrix-cell', as: 'administrator', path: `${editor}?part=nod_000000000004`, prepare: matrixCell },
  { name: 'flow-principal', as: 'administrator', path: editor, prepare: principal },
  { name: 'flow-message', as: 'administrator', path: `/w/main/design/flows/stage_changed?part=${stepOfDraft('stage_changed', 'tell')}`, prepare: writeMessage },
  { name: 'flow-once', as: 'administrator', path: `/w/main/design/flows/stage_changed?part=${stepOfDraft('stage_changed', 'start')}`, prepare: startOnce },
  { name: 'flow-hook', as: 'administrator', path: `/w/main/design/flows/supplier_offers?part=${offersFlow.nodes[0]?.id}`, prepare: showSecret },
  { name: 'flow-webhook', as: 'administrator', path: `/w/main/design/flows/tell_carrier?part=${carrierFlow.nodes[1]?.id}`, prepare: settings },
  { name: 'flow-start-order', as: 'administrator', path: `/w/main/design/flows/tell_carrier?part=${carrierFlow.nodes[0]?.id}`, prepare: order },
  { name: 'flow-headers', as: 'administrator', path: `/w/main/design/flows/tell_warehouse?part=${warehouseFlow.nodes[1]?.id}`, prepare: showHeaders },
  { name: 'flow-words', as: 'administrator', path: '/w/main/design/flows/purchase_approval', prepare: tellInWords },
  ...['stage_changed', 'deals_about_to_close', 'weekly_look', 'web_leads', 'credit_check'].map((flow): Screen => ({
    name: `flow-trigger-${flow}`, as: 'administrator', path: `/w/main/design/flows/${flow}?part=${stepOfDraft(flow, 'start')}`, prepare: settings,
  })),
]

async function drawn(page: Page): Promise<void> {
  await page.locator('.react-flow__node').first().waitFor()
}

async function settings(page: Page): Promise<void> {
  await page.locator('[data-inspector] [data-ways]').waitFor()
}

async function outline(page: Page): Promise<void> {
  await page.locator('[data-part]').first().waitFor()
}

async function problems(page: Page): Promise<void> {
  await drawn(page)
  await page.locator('[data-faulty][aria-expanded]').click()
  await page.locator('ul li button').first().waitFor()
}

async function insert(page: Page): Promise<void> {
  await drawn(page)
  await page.locator('.react-flow__node').first().focus()
  await page.keyboard.press('Insert')
  await page.locator('[role=dialog] [role=option]').first().waitFor()
}

/** Where an approval may stand instead. */
async function move(page: Page): Promise<void> {
  await settings(page)
  await press(page, 'design-flows:move.open')
  await page.locator('[role=dialog] [role=option]').first().waitFor()
}

/** JSON is behind a personal switch, which is kept on the device. */
async function showJson(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('tessera.showJson', 'true'))
  await page.goto(`${page.url()}?view=json`)
  await page.locator('.monaco-editor').first().waitFor()
  await page.evaluate(() => localStorage.removeItem('tessera.showJson'))
}

/** In which order a record's changes are taken, and whether a flow may start itself again. */
async function order(page: Page): Promise<void> {
  await settings(page)
  await page.getByLabel(await textOf(page, 'design-flow-trigger:reentry.label')).first().scrollIntoViewIfNeeded()
}

/** A header that carries a secret. */
async function showHeaders(page: Page): Promise<void> {
  await settings(page)
  await press(page, 'design-flows:part.more')
  await page.getByText(await textOf(page, 'design-flows:secret.add')).scrollIntoViewIfNeeded()
}

async function tellInWords(page: Page): Promise<void> {
  await drawn(page)
  await press(page, 'design-flow-list:tools.words')
  await page.getByRole('dialog').locator('li').first().waitFor()
}

async function matrix(page: Page): Promise<void> {
  await settings(page)
  await page.getByRole('combobox', { name: await textOf(page, 'design-flows:people.by') }).first().click()
  await page.getByRole('option', { name: await textOf(page, 'design-flows:people.way.matrix') }).click()
  const edit = (await textOf(page, 'design-flows:matrix.edit')).replace('{{bands}}', '2').replace('{{rows}}', '1')
  await page.getByRole('button', { name: edit }).click()
  await page.getByRole('dialog').getByRole('table').waitFor()
}

async function matrixCell(page: Page): Promise<void> {
  await matrix(page)
  await page.getByRole('dialog').getByRole('table').getByRole('row').last().getByRole('button').last().click()
  await page.getByRole('button', { name: await textOf(page, 'design-flows:matrix.done') }).waitFor()
}

/** By whose rights a flow acts. */
async function principal(page: Page): Promise<void> {
  const tab = page.locator('label', { hasText: await textOf(page, 'design-flows:panel.inspector') })
  if ((await tab.count()) > 0) await tab.first().click()
  await page.getByRole('combobox', { name: await textOf(page, 'design-flows:flow.principal') }).click()
  await page.getByRole('option', { name: await textOf(page, 'design-flows:flow.principals.person') }).waitFor()
}

/** A flow that an import is to start once. */
async function startOnce(page: Page): Promise<void> {
  await settings(page)
  await page.getByRole('combobox', { name: await textOf(page, 'design-flow-trigger:record.bulk') }).click()
  await page.getByRole('option', { name: await textOf(page, 'design-flow-trigger:record.bulkOf.once') }).click()
  await isSaid(page, 'design-flow-trigger:record.bulkHelp')
}

/** A message, written without leaving the flow. */
async function writeMessage(page: Page): Promise<void> {
  await settings(page)
  await press(page, 'design-flows:message.write')
  await page.getByRole('dialog').getByRole('textbox').first().fill('Deal moved on')
}

/** Where another system calls, with the secret that it signs by. */
async function showSecret(page: Page): Promise<void> {
  await settings(page)
  await press(page, 'design-flow-trigger:hook.show')
  await page.locator('input[type=text][value^=whsec_]').waitFor()
}
