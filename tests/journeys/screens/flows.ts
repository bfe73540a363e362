import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'

const editor = '/w/main/design/flows/big_deal'

/** Flows on their canvas. */
export const flowScreens: readonly Screen[] = [
  { name: 'flow-canvas', as: 'administrator', path: editor, prepare: drawn },
  { name: 'flow-step', as: 'administrator', path: `${editor}?part=nod_000000000004`, prepare: settings },
  { name: 'flow-condition', as: 'administrator', path: `${editor}?part=nod_000000000002`, prepare: settings },
  { name: 'flow-start', as: 'administrator', path: `${editor}?part=nod_000000000001`, prepare: settings },
  { name: 'flow-outline', as: 'administrator', path: `${editor}?view=outline`, prepare: outline },
  { name: 'flow-problems', as: 'administrator', path: editor, prepare: problems },
  { name: 'flow-insert', as: 'administrator', path: editor, prepare: insert },
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
