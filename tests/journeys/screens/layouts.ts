import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'
import { press } from './texts.ts'

const work = (path: string) => `/w/main/work${path}`

/** Records and forms by their layouts. */
export const layoutScreens: readonly Screen[] = [
  { name: 'layout-related', as: 'administrator', path: ({ customer }) => work(`/records/customer/${customer}`) },
  { name: 'layout-quick-create', as: 'administrator', path: ({ customer }) => work(`/records/customer/${customer}`), prepare: quickCreate },
  { name: 'layout-why-layout', as: 'administrator', path: ({ deal }) => work(`/records/deal/${deal}`), prepare: (page) => ask(page, -1) },
  { name: 'layout-why-hidden', as: 'administrator', path: ({ stale }) => work(`/records/deal/${stale}`), prepare: (page) => ask(page, 0) },
  { name: 'layout-why-locked', as: 'administrator', path: ({ deal }) => work(`/records/deal/${deal}`), prepare: whyLocked },
]

async function ask(page: Page, at: number): Promise<void> {
  await page.locator('section button[aria-haspopup=dialog]').nth(at).click()
  await page.locator('[role=dialog]').waitFor()
}

async function quickCreate(page: Page): Promise<void> {
  await page.locator('section section').getByRole('button', { name: /Deal|Cơ hội|商机/ }).first().click()
  await page.locator('form button[type=submit]').waitFor()
}

async function whyLocked(page: Page): Promise<void> {
  await press(page, 'work:record.edit')
  await page.locator('form button[type=submit]').waitFor()
  await page.locator('form button[aria-haspopup=dialog]').first().click()
  await page.locator('[role=dialog]').waitFor()
}
