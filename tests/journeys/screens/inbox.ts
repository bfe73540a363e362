import type { Page } from 'playwright-core'
import { askBoth } from '../sample-approvals.ts'
import type { Sample } from '../sample.ts'
import type { Screen } from './screen.ts'
import { isSaid, press, textOf } from './texts.ts'

const inbox = '/w/main/work/inbox'
const record = (id: string) => `/w/main/work/records/purchase/${id}`
const task = (which: keyof Sample['tasks']) => ({ tasks }: Sample) => `${inbox}/${tasks[which]}`

/** What people answer, and what they have asked for. */
export const inboxScreens: readonly Screen[] = [
  { name: 'inbox', as: 'administrator', path: inbox, prepare: listed },
  { name: 'inbox-empty', as: 'administrator', path: '/w/fresh/work/inbox' },
  { name: 'inbox-task', as: 'administrator', path: task('open'), prepare: offered },
  { name: 'inbox-task-changed', as: 'administrator', path: task('changed'), prepare: offered },
  { name: 'inbox-approve', as: 'administrator', path: task('open'), prepare: (page) => press(page, 'inbox:decision.approve') },
  { name: 'inbox-reject', as: 'administrator', path: task('open'), prepare: (page) => press(page, 'inbox:decision.reject') },
  { name: 'inbox-approve-lacks', as: 'administrator', path: task('open'), prepare: approveTooEarly },
  { name: 'inbox-more', as: 'administrator', path: task('open'), prepare: handOver },
  { name: 'inbox-files', as: 'administrator', path: task('open'), prepare: attach },
  { name: 'inbox-form', as: 'administrator', path: task('form'), prepare: offered },
  { name: 'inbox-form-wrong', as: 'administrator', path: task('form'), prepare: fillInWrongly },
  { name: 'inbox-resubmit', as: 'administrator', path: task('resubmit'), prepare: offered },
  { name: 'inbox-too-late', as: 'administrator', path: inbox, prepare: beTooLate },
  { name: 'inbox-bulk', as: 'administrator', path: inbox, prepare: approveTogether },
  { name: 'inbox-started', as: 'administrator', path: ({ runs }) => `${inbox}/${runs.mine}?tab=started`, prepare: (page) => isSaid(page, 'approval:withdraw') },
  { name: 'inbox-copies', as: 'administrator', path: `${inbox}?tab=copies`, prepare: listed },
  { name: 'inbox-done', as: 'administrator', path: `${inbox}?tab=done`, prepare: listed },
  { name: 'approval-panel', as: 'administrator', path: ({ purchases }) => record(purchases.open), prepare: (page) => isSaid(page, 'approval:answer.approval') },
  { name: 'approval-mine', as: 'administrator', path: ({ purchases }) => record(purchases.mine), prepare: (page) => isSaid(page, 'approval:withdraw') },
  { name: 'approval-locked', as: 'administrator', path: ({ purchases }) => record(purchases.mine), prepare: editLocked },
  { name: 'approval-submit', as: 'administrator', path: ({ purchases }) => record(purchases.fresh), prepare: submit },
  { name: 'approval-list', as: 'administrator', path: '/w/main/work/records/purchase' },
  { name: 'bell', as: 'administrator', path: '/w/main/work', prepare: ring },
  { name: 'profile-away', as: 'administrator', path: '/w/main/profile', prepare: goAway },
  { name: 'keys', as: 'administrator', path: task('open'), prepare: showKeys },
]

async function listed(page: Page): Promise<void> {
  await page.locator('section li a').first().waitFor()
}

/** The ways to answer are there. */
async function offered(page: Page): Promise<void> {
  await page.locator('article [role=group] button').first().waitFor()
}

/** The step asks for something that is not filled in yet. */
async function approveTooEarly(page: Page): Promise<void> {
  await press(page, 'inbox:decision.approve')
  await page.keyboard.press('Control+Enter')
  await isSaid(page, 'inbox:lack.fields')
}

/** An answer with what goes with it. */
async function attach(page: Page): Promise<void> {
  await press(page, 'inbox:decision.approve')
  await press(page, 'inbox:attach')
  const files = ['Báo giá Sao Mai 2026-11.txt', '电池检测报告（第三版，含冬季低温放电曲线与供应商确认）.txt'].map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) }))
  await page.locator('article input[type=file]').setInputFiles(files)
  await page.locator('article').getByText(/^Báo giá Sao Mai/).first().waitFor()
}

async function handOver(page: Page): Promise<void> {
  await press(page, 'inbox:more')
  await page.getByRole('menuitem').first().click()
  await isSaid(page, 'inbox:explain.transfer')
}

async function fillInWrongly(page: Page): Promise<void> {
  const number = page.getByLabel(/^(Order number|Số đơn đặt hàng|订单号)/)
  await number.fill('PO-2026-1122-4711')
  await press(page, 'inbox:decision.submit')
  await page.keyboard.press('Control+Enter')
  await page.locator('[aria-invalid=true]').first().waitFor()
}

/** Somebody else is quicker. */
async function beTooLate(page: Page, sample: Sample): Promise<void> {
  const { task: id, approve } = await askBoth(sample, sample.api, 'Máy in tem cho kho số 2')
  await page.goto(new URL(`${inbox}/${id}`, page.url()).href)
  await press(page, 'inbox:decision.reject')
  await page.locator('article textarea').last().fill('Chưa cần')
  await approve()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Đỗ Quang Huy').first().waitFor()
}

async function approveTogether(page: Page): Promise<void> {
  const boxes = page.locator('section li input[type=checkbox]')
  await boxes.nth(0).click()
  await boxes.nth(1).click()
  await press(page, 'inbox:bulk.approve')
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
}

async function editLocked(page: Page): Promise<void> {
  await press(page, 'work:record.edit')
  await page.locator('form [disabled]').first().waitFor()
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Submit for approval|Gửi duyệt|提交审批)$/ }).click()
  await page.getByRole('dialog').getByText('Đỗ Quang Huy').first().waitFor()
}

async function ring(page: Page): Promise<void> {
  await page.locator('header [aria-haspopup=dialog]').first().click()
  await isSaid(page, 'notifications:title')
}

/** The last day lies before the first. */
async function goAway(page: Page): Promise<void> {
  const day = async (key: string) => page.getByRole('textbox', { name: await textOf(page, key) })
  const [from, until] = [await day('admin-profile:away.from'), await day('admin-profile:away.until')]
  await from.scrollIntoViewIfNeeded()
  for (const [box, date] of [[from, '2026-12-31'], [until, '2026-12-24']] as const) {
    await box.fill(date)
    await box.blur()
  }
  await page.getByRole('combobox', { name: await textOf(page, 'admin-profile:away.who') }).scrollIntoViewIfNeeded()
}

async function showKeys(page: Page): Promise<void> {
  await offered(page)
  await page.keyboard.press('?')
  await isSaid(page, 'shortcuts:title')
}
