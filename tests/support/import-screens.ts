import type { Page } from 'playwright-core'
import { workspacePath } from './journey.ts'

/** What somebody does on the screens of an import, said once for all journeys. */

/** A file as it is dropped: on the disk, or made by the test. */
export type DroppedFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** Brings a file to the desk of an object's import. */
export async function dropFile(page: Page, object: string, file: DroppedFile): Promise<void> {
  await page.goto(new URL(`${workspacePath}/work/records/${object}/import`, page.url()).href)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: 'What the columns are' }).waitFor()
}

const fieldFor = (page: Page, column: string) => page.getByRole('combobox', { name: `Field for the column ${column}`, exact: true })

/** The field that a column fills, as the desk shows it. */
export const fieldOf = (page: Page, column: string): Promise<string> => fieldFor(page, column).inputValue()

/** Says which field each column fills. What was proposed rightly stays: choosing it again would take it back. */
export async function mapColumns(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [column, field] of Object.entries(fields)) {
    const choice = fieldFor(page, column)
    await choice.waitFor()
    if ((await choice.inputValue()).startsWith(field)) continue
    await choice.click()
    await page.getByRole('listbox', { name: `Field for the column ${column}`, exact: true }).getByRole('option', { name: field }).click()
  }
}

const matchOf = (page: Page, column: string) =>
  page.getByRole('listitem').filter({ has: fieldFor(page, column) }).getByRole('combobox', { name: 'The column holds its' })

/** How the record is found that a column points at, as the desk shows it. */
export const matchFor = (page: Page, column: string): Promise<string> => matchOf(page, column).inputValue()

/** Says what a column of links holds. */
export async function chooseMatch(page: Page, column: string, match: string): Promise<void> {
  await matchOf(page, column).click()
  await page.getByRole('option', { name: match, exact: true }).filter({ visible: true }).click()
}

/** How many rows became what, as the end of the import says it. */
export async function countsOf(page: Page): Promise<Record<string, number>> {
  const shown = await page.locator('main dl > div').evaluateAll((all) => all.map((each) => [each.querySelector('dt')?.textContent ?? '', each.querySelector('dd')?.textContent ?? '']))
  return Object.fromEntries(shown.map(([kind = '', count = '']) => [kind, Number(count.replaceAll(',', ''))]))
}

/** Takes the rows as new records and as changes of those that are there; waits for the end. */
export async function importAll(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'New records, and changes of those that are there' }).click({ force: true })
  await page.getByRole('button', { name: 'Import now' }).click()
  await page.getByText('The import is done').waitFor({ timeout: 120_000 })
}
