import type { Page } from 'playwright-core'
import type { Sample } from '../sample.ts'
import type { Screen } from './screen.ts'
import { isSaid, press, textOf } from './texts.ts'

const design = (path: string) => `/w/main/design/${path}`

/** The editors, and the way from a draft to a release and back. */
export const designScreens: readonly Screen[] = [
  { name: 'design-objects', as: 'administrator', path: design('objects') },
  { name: 'design-objects-empty', as: 'administrator', path: '/w/fresh/design/objects' },
  {
    name: 'design-new-object',
    as: 'administrator',
    path: design('objects?new'),
    prepare: (page) => page.locator('[role=dialog] input').first().fill('Biên bản nghiệm thu'),
  },
  { name: 'design-object', as: 'administrator', path: design('objects/deal') },
  { name: 'design-object-field', as: 'administrator', path: design('objects/deal?field=fld_0000000dea15') },
  { name: 'design-object-lookup', as: 'administrator', path: design('objects/deal?field=fld_0000000dea13') },
  { name: 'design-object-settings', as: 'administrator', path: design('objects/deal?tab=settings') },
  { name: 'design-object-pool', as: 'administrator', path: design('objects/customer?tab=settings'), prepare: (page) => show(page, 'design-object:pool.title') },
  { name: 'design-object-record-types', as: 'administrator', path: design('objects/contract?tab=settings'), prepare: (page) => show(page, 'design-object:recordTypes.title') },
  { name: 'design-object-depends', as: 'administrator', path: design('objects/contract?field=fld_00000c0ntra5'), prepare: showDependence },
  { name: 'design-object-faults', as: 'administrator', path: '/w/faulty/design/objects/order?field=fld_000000rder03' },
  { name: 'design-object-json', as: 'administrator', path: design('objects/deal'), prepare: showJson },
  { name: 'design-add-field', as: 'administrator', path: design('objects/deal'), prepare: addField },
  { name: 'design-add-rows', as: 'administrator', path: design('objects/contract'), prepare: addRows },
  { name: 'design-layouts', as: 'administrator', path: design('layouts') },
  { name: 'design-layouts-empty', as: 'administrator', path: '/w/fresh/design/layouts' },
  { name: 'design-new-layout', as: 'administrator', path: design('layouts?new&object=deal') },
  { name: 'design-layout', as: 'administrator', path: design('layouts/deal_sales_page') },
  { name: 'design-layout-item', as: 'administrator', path: design('layouts/deal_sales_page?part=itm_0000000dea35') },
  { name: 'design-layout-preview', as: 'administrator', path: design('layouts/deal_sales_page'), prepare: tryLayout },
  { name: 'design-layout-unfinished', as: 'administrator', path: design('layouts/deal_sales_page?part=itm_0000000dea32'), prepare: beginCondition },
  { name: 'design-layout-outline', as: 'administrator', path: design('layouts/deal_sales_page?view=outline') },
  { name: 'design-rules', as: 'administrator', path: design('rules') },
  { name: 'design-new-rule', as: 'administrator', path: design('rules?new') },
  { name: 'design-rule', as: 'administrator', path: design('rules/deal_big_needs_meeting') },
  { name: 'design-rule-formula', as: 'administrator', path: design('rules/deal_big_needs_meeting'), prepare: openFormula },
  { name: 'design-roles', as: 'administrator', path: design('roles') },
  { name: 'design-new-role', as: 'administrator', path: design('roles?new') },
  { name: 'design-role', as: 'administrator', path: design('roles/sales') },
  { name: 'design-role-condition', as: 'administrator', path: design('roles/sales'), prepare: scopeByCondition },
  { name: 'design-messages', as: 'administrator', path: design('objects'), prepare: (page, sample) => openMessage(page, sample, 'messages') },
  { name: 'design-message', as: 'administrator', path: design('objects'), prepare: (page, sample) => openMessage(page, sample, 'messages/deal_told') },
  { name: 'design-in-use', as: 'administrator', path: design('objects'), prepare: removeUsed },
  { name: 'design-where-used', as: 'administrator', path: design('objects/deal'), prepare: showUses },
  { name: 'design-translations', as: 'administrator', path: design('translations') },
  { name: 'design-review', as: 'administrator', path: design('review') },
  { name: 'design-review-faults', as: 'administrator', path: '/w/faulty/design/review' },
  { name: 'design-review-empty', as: 'administrator', path: '/w/fresh/design/review' },
  { name: 'design-review-check', as: 'administrator', path: design('review'), prepare: showCheck },
  { name: 'design-review-rights', as: 'administrator', path: design('review'), prepare: showRights },
  { name: 'design-releases', as: 'administrator', path: design('releases') },
  { name: 'design-release', as: 'administrator', path: design('releases/4') },
  { name: 'design-go-back', as: 'administrator', path: design('releases/2/go-back') },
  { name: 'design-trash', as: 'administrator', path: design('trash') },
  { name: 'design-trash-empty', as: 'administrator', path: '/w/fresh/design/trash' },
  { name: 'design-files', as: 'administrator', path: design('files') },
  { name: 'design-files-imported', as: 'administrator', path: '/w/copy/design/files', prepare: importExport },
]

/** JSON is behind a personal switch, which is kept on the device. */
async function showJson(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('tessera.showJson', 'true'))
  await page.goto(`${page.url()}?view=json`)
  await page.locator('.monaco-editor .view-line').first().waitFor()
  await page.evaluate(() => localStorage.removeItem('tessera.showJson'))
}

/** The preview is a personal switch too. */
async function tryLayout(page: Page): Promise<void> {
  await press(page, 'design-layouts:preview.show')
  const tab = page.locator('label', { hasText: await textOf(page, 'design-layouts:panel.preview') })
  if ((await tab.count()) > 0) await tab.first().click()
  await page.getByText(await textOf(page, 'design-layouts:preview.note')).waitFor()
  await page.evaluate(() => localStorage.removeItem('tessera.design.layout.isTried'))
}

/** A condition that lacks its value, said at its line and in the strip. */
async function beginCondition(page: Page): Promise<void> {
  await page.locator('[data-setting$="/visible"]').getByText(await textOf(page, 'design-layouts:condition.when')).click()
  await page.getByRole('option').first().click()
  await isSaid(page, 'conditions:line.chooseValue')
}

async function openFormula(page: Page): Promise<void> {
  await page.getByText(await textOf(page, 'conditions:mode.formula'), { exact: true }).click()
  await page.locator('.monaco-editor .view-line').first().waitFor()
}

async function show(page: Page, key: string): Promise<void> {
  await page.getByText(await textOf(page, key), { exact: true }).first().scrollIntoViewIfNeeded()
}

async function showDependence(page: Page): Promise<void> {
  await page.getByRole('tab', { name: await textOf(page, 'design-fields:step.limits') }).click()
  await page.getByLabel(await textOf(page, 'design-fields:depends.field')).first().scrollIntoViewIfNeeded()
}

/** What stored records say to a new rule and to a field that is required now. */
async function showCheck(page: Page): Promise<void> {
  // What keeps the rest from being published is left out.
  await page.getByRole('button', { name: await textOf(page, 'design-review:others') }).click()
  await page.getByRole('checkbox', { name: /(Big deal|Cơ hội lớn|大额商机)$/ }).uncheck()
  await page.getByRole('radio', { name: await textOf(page, 'design-review:policy.when_touched') }).first().scrollIntoViewIfNeeded()
}

/** What the flows that go live may do, in words. */
async function showRights(page: Page): Promise<void> {
  await page.locator('[data-rights]').first().scrollIntoViewIfNeeded()
}

async function addField(page: Page): Promise<void> {
  await press(page, 'design-object:outline.add')
  await page.locator('[role=dialog] input').first().fill('Ngày ký biên bản nghiệm thu')
  await page.locator('[role=dialog] input[type=radio][value=date]').check({ force: true })
}

/** A sub-table that brings the object of its rows along. */
async function addRows(page: Page): Promise<void> {
  await press(page, 'design-object:outline.add')
  await page.locator('[role=dialog] input').first().fill('Hạng mục nghiệm thu')
  await page.locator('[role=dialog] input[type=radio][value=sub_table]').check({ force: true })
  await page.getByLabel(await textOf(page, 'design-fields:brought.oneRow')).fill('Hạng mục')
  await press(page, 'design-fields:brought.addColumn')
}

/** The files of one workspace, brought into another: new at first, known in the pictures after. */
async function importExport(page: Page, { api }: Sample): Promise<void> {
  const files = await api.fetch('GET', '/api/w/main/exports/definitions')
  await page.locator('input[type=file]').setInputFiles({ name: 'tessera.zip', mimeType: 'application/zip', buffer: Buffer.from(await files.arrayBuffer()) })
  await page.locator('[role=status] [class*=Alert-root]').waitFor()
}

const message = {
  kind: 'message', format: 1, id: 'msg_0000000dea01', name: 'deal_told', label: { en: 'Deal won', vi: 'Thắng cơ hội', 'zh-CN': '商机赢单' }, object: 'deal', channels: ['in_app', 'email'],
  subject: { en: '{{ record.name }} is won', vi: 'Đã thắng {{ record.name }}', 'zh-CN': '{{ record.name }} 已赢单' },
  body: {
    en: 'Hello {{ recipient.calling_name }},\n\n{{ record.name }} is won: {{ record.amount }}.\n{{ link }}',
    vi: 'Chào {{ recipient.calling_name }},\n\n{{ record.name }} đã thắng: {{ record.amount }}.\n{{ link }}',
    'zh-CN': '{{ recipient.calling_name }}，你好：\n\n{{ record.name }} 已赢单：{{ record.amount }}。\n{{ link }}',
  },
}

/** A message of the draft, seen on a record. */
async function openMessage(page: Page, { api }: Sample, path: string): Promise<void> {
  await api.fetch('PUT', `/api/w/main/draft/message/${message.name}`, { body: message, headers: { 'if-none-match': '*' } })
  await page.goto(new URL(design(path), page.url()).href, { waitUntil: 'networkidle' })
  if (!path.includes('/')) return
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  const tab = page.getByRole('radio', { name: await textOf(page, 'design-messages:panel.preview') })
  // Its input lies hidden behind the words that are pressed.
  if ((await tab.count()) > 0) await tab.evaluate((input: HTMLElement) => input.click())
  const record = page.getByRole('combobox', { name: await textOf(page, 'design-messages:preview.record') })
  await record.click()
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: await textOf(page, 'design-messages:test.action') }).waitFor()
}

/** What is asked when a field that a message tells is to be removed. */
async function removeUsed(page: Page, sample: Sample): Promise<void> {
  await openMessage(page, sample, 'messages')
  await page.goto(new URL(design('objects/deal?field=fld_0000000dea14'), page.url()).href)
  await press(page, 'design-fields:menu.label')
  await page.getByRole('menuitem', { name: await textOf(page, 'design-fields:menu.remove'), exact: true }).click()
  await page.getByRole('dialog').getByRole('combobox').first().waitFor()
}

async function showUses(page: Page): Promise<void> {
  await press(page, 'design:more.label')
  await page.getByRole('menuitem', { name: await textOf(page, 'design:more.used') }).click()
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
}

/** A right by a condition, whose builder stands beside the table. */
async function scopeByCondition(page: Page): Promise<void> {
  const row = page.locator('table tbody tr').nth(1)
  await row.locator('select').nth(1).selectOption('where')
  await page.locator('section [role=group]').first().waitFor()
  // The list of fields opens by itself and would cover what is to be judged.
  await page.keyboard.press('Escape')
  await page.getByRole('listbox').waitFor({ state: 'hidden' })
}
