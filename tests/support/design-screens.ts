import type { Page } from 'playwright-core'
import { workspacePath } from './journey.ts'

/** What somebody does on the screens of Design, said once for all journeys. */

export const dialogOf = (page: Page) => page.getByRole('dialog')

/** Makes an object by its dialog and waits for its page. */
export async function makeObject(page: Page, one: string): Promise<void> {
  await page.goto(new URL(`${workspacePath}/design/objects?new`, page.url()).href)
  await dialogOf(page).getByLabel('What is one called?').fill(one)
  await dialogOf(page).getByRole('button', { name: 'Make object' }).click()
  await page.waitForURL(`**/design/objects/${one.toLowerCase().replaceAll(' ', '_')}`)
}

export interface NewField {
  readonly label: string
  /** As the type picker calls it. */
  readonly type: string
  /** The object that a lookup points at. */
  readonly object?: string
}

/** Adds a field to the object on the screen and waits until the draft has it. */
export async function addField(page: Page, { label, type, object }: NewField): Promise<void> {
  await page.getByRole('button', { name: 'Add field' }).first().click()
  await dialogOf(page).getByLabel(/^Find a type/).fill(type)
  // Ends the search: the dialog stays, and something of what was found is chosen.
  await dialogOf(page).getByLabel(/^Find a type/).press('Enter')
  await dialogOf(page).getByRole('radio', { checked: true }).waitFor({ state: 'attached' })
  await dialogOf(page).getByText(type, { exact: true }).first().click()
  await dialogOf(page).getByLabel('What is it called?').fill(label)
  if (object !== undefined) {
    await dialogOf(page).getByRole('combobox', { name: 'Which object does it point at?' }).click()
    await page.getByRole('option', { name: object, exact: true }).click()
  }
  await dialogOf(page).getByRole('button', { name: 'Add field' }).click()
  await dialogOf(page).waitFor({ state: 'detached' })
  await page.getByText('Saved in draft').waitFor()
}

/** Adds the field by which imports find records again. */
export async function addSourceId(page: Page): Promise<void> {
  await addField(page, { label: 'Source ID', type: 'Text' })
  await page.getByText('Limits', { exact: true }).click()
  await page.getByRole('switch', { name: /No two records have the same/ }).click({ force: true })
  await page.getByText('Saved in draft').waitFor()
}

/** Publishes all that the review has chosen; waits until it is live. */
export async function publishChanges(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Publish \d+ change/ }).click()
  await page.getByText(/^Release \d+ is live/).first().waitFor()
}
