import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'

/** What stands around every page. */
export const frameScreens: readonly Screen[] = [
  { name: 'choose-workspace', as: 'administrator', path: '/' },
  { name: 'not-found', as: 'administrator', path: '/w/main/nowhere' },
  { name: 'command-palette', as: 'administrator', path: '/w/main/work', prepare: openPalette },
  {
    name: 'command-palette-search',
    as: 'administrator',
    path: '/w/main/work',
    prepare: async (page) => {
      await openPalette(page)
      await page.keyboard.type('binh duong')
      await page.locator('[role=option]').filter({ hasText: 'Bình Dương' }).first().waitFor()
    },
  },
  {
    name: 'person-menu',
    as: 'administrator',
    path: '/w/main/work',
    prepare: async (page) => {
      await page.locator('header button').last().click()
      await page.locator('[role=menu]').waitFor()
    },
  },
  {
    name: 'review-panel',
    as: 'administrator',
    path: '/w/main/work',
    prepare: async (page) => {
      await page.locator('header a[href$="/design/review"]').click()
      await page.locator('[role=dialog] a[href$="/design/review"]').first().waitFor()
    },
  },
]

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('[role=listbox] [role=option]').first().waitFor()
}
