import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'
import { press } from './texts.ts'

const deals = '/w/main/work/records/deal'

/** Views in Work and Design: boards, calendars, dialogs, edits in lists. */
export const viewScreens: readonly Screen[] = [
  { name: 'work-view-board', as: 'administrator', path: `${deals}?view=deal_by_stage`, prepare: (page) => page.locator('section li').first().waitFor() },
  { name: 'work-view-calendar', as: 'administrator', path: `${deals}?view=deal_by_date`, prepare: (page) => page.locator('[role=grid] [data-day]').first().waitFor() },
  { name: 'work-view-board-nothing', as: 'administrator', path: `${deals}?view=deal_by_stage&q=xyzzy` },
  { name: 'work-view-save', as: 'administrator', path: `${deals}?view=deal_by_stage`, prepare: (page) => saveDialog(page) },
  { name: 'work-view-columns', as: 'administrator', path: `${deals}?view=all`, prepare: (page) => chooseColumns(page) },
  { name: 'work-view-cell', as: 'administrator', path: `${deals}?view=all`, prepare: (page) => editCell(page) },
  { name: 'work-view-bulk', as: 'administrator', path: `${deals}?view=all`, prepare: (page) => bulkEdit(page) },
  { name: 'design-views', as: 'administrator', path: '/w/main/design/views' },
  { name: 'design-view', as: 'administrator', path: '/w/main/design/views/deal_by_stage', prepare: (page) => page.locator('section li').first().waitFor() },
]

async function saveDialog(page: Page): Promise<void> {
  await press(page, 'work:views.save')
  await page.locator('[role=dialog] input').first().waitFor()
}

async function chooseColumns(page: Page): Promise<void> {
  await press(page, 'ui:columns')
  await page.locator('[role=dialog] [aria-expanded=false]').first().click()
}

async function editCell(page: Page): Promise<void> {
  await page.locator('[role=gridcell][data-editable]').nth(2).dblclick()
  await page.locator('[role=gridcell] input').nth(1).waitFor()
}

async function bulkEdit(page: Page): Promise<void> {
  const boxes = page.locator('[role=grid] [role=row] input[type=checkbox]')
  await boxes.nth(1).click({ force: true })
  await boxes.nth(2).click({ force: true })
  await press(page, 'work:bulk.edit')
  await page.locator('[role=dialog] input').first().click()
  await page.locator('[role=option]').nth(3).click()
}
