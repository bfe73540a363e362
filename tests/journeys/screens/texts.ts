import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'

// Screens are prepared in every language, so what is pressed is named by its key: `import:start.check`.

const folder = path.join(import.meta.dirname, '../../../designer/i18n')

/** A text of the product as the page's reader sees it. */
export async function textOf(page: Page, key: string): Promise<string> {
  const [namespace = '', place = ''] = key.split(':')
  const language = (await page.locator('html').getAttribute('lang')) ?? 'en'
  const file: unknown = JSON.parse(readFileSync(path.join(folder, language, `${namespace}.json`), 'utf8'))
  // Texts are nested by the dots of their keys.
  const text = place.split('.').reduce((within, step) => (within as Record<string, unknown> | undefined)?.[step], file)
  if (typeof text !== 'string') throw new Error(`no text ${language}/${key}`)
  return text
}

/** The first button that says this. */
export const buttonOf = async (page: Page, key: string): Promise<Locator> => page.getByRole('button', { name: await textOf(page, key), exact: true }).first()

export const press = async (page: Page, key: string): Promise<void> => (await buttonOf(page, key)).click()

/** Waits until this is said somewhere. */
export const isSaid = async (page: Page, key: string): Promise<void> => page.getByText(await textOf(page, key)).first().waitFor()
