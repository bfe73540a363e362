import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { findBarriers } from '../support/axe.ts'
import { type BrowserWish, openBrowser } from '../support/browser.ts'
import { mostScript, scriptsOf, weightOf } from '../support/first-scripts.ts'
import { removeDataDir, startServer } from '../support/server-process.ts'
import { fillSample, type Sample } from './sample.ts'
import type { Screen } from './screens/screen.ts'
import { screens } from './screens.ts'

// `npm run screens [-- parts of names]`: a picture of every screen in every variant, and axe on each.

const variants = {
  light: { language: 'en' },
  dark: { language: 'en', colorScheme: 'dark' },
  'zh-CN': { language: 'zh-CN' },
  phone: { language: 'vi', viewport: { width: 390, height: 844 } },
} as const satisfies Record<string, BrowserWish>

type Variant = keyof typeof variants

interface Shot {
  url: string
  sample: Sample
  variant: Variant
}

const folder = process.env['SCREENS_DIR'] ?? path.join(tmpdir(), 'tessera-screens')
const wanted = process.argv.slice(2)
const faults: string[] = []

const server = await startServer()
try {
  const setupPath = /\/setup\?token=\S+/.exec(server.output())?.[0] ?? ''
  const isBefore = (screen: Screen) => screen.name.startsWith('set-up')
  const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  // Set-up can be seen only until it is done.
  const empty = { setupPath } as Sample
  await shootAll(server.url, empty, chosen.filter(isBefore))
  await shootAll(server.url, await fillSample(server.url, setupPath), chosen.filter((screen) => !isBefore(screen)))
} finally {
  await server.stop()
  await removeDataDir(server.dataDir)
}
console.log(`${faults.length === 0 ? 'no' : faults.length} faults; pictures in ${folder}`)
process.exit(faults.length === 0 ? 0 : 1)

async function shootAll(url: string, sample: Sample, chosen: readonly Screen[]): Promise<void> {
  for (const variant of Object.keys(variants) as Variant[]) {
    mkdirSync(path.join(folder, variant), { recursive: true })
    for (const as of ['nobody', 'administrator'] as const) {
      const some = chosen.filter((screen) => screen.as === as)
      if (some.length > 0) await shootAs({ url, sample, variant }, as, some)
    }
  }
}

async function shootAs(shot: Shot, as: Screen['as'], some: readonly Screen[]): Promise<void> {
  // axe is injected as a script, which the pages' own policy rightly forbids.
  const context = await openBrowser({ ...variants[shot.variant], bypassPolicy: true })
  if (as === 'administrator') await becomeAdministrator(context, shot)
  for (const screen of some) await shoot(context, screen, shot)
  await context.close()
  for (const screen of shot.variant === 'light' ? some.filter(({ isFirst }) => isFirst) : []) await weigh(screen, shot)
}

/** The script before a first screen, gzipped, loaded by somebody who has never been here. */
async function weigh(screen: Screen, shot: Shot): Promise<void> {
  const context = await openBrowser()
  if (screen.as === 'administrator') await becomeAdministrator(context, shot)
  const page = await context.newPage()
  const kilobytes = weightOf(await scriptsOf(page, () => open(page, addressOf(screen, shot))))
  console.log(`${screen.name}: ${kilobytes.toFixed(1)} KiB of script, gzipped`)
  if (kilobytes > mostScript) fault(`${screen.name}: ${kilobytes.toFixed(1)} KiB of script, more than ${mostScript}`)
  await context.close()
}

function addressOf({ path: of }: Screen, { url, sample }: Shot): string {
  return url + (typeof of === 'string' ? of : of(sample))
}

async function becomeAdministrator(context: BrowserContext, { url, sample, variant }: Shot): Promise<void> {
  await sample.api.call('PATCH', '/api/me', { body: { language: variants[variant].language } })
  const cookies = sample.api.cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url }
  })
  await context.addCookies(cookies)
}

async function shoot(context: BrowserContext, screen: Screen, shot: Shot): Promise<void> {
  const { variant } = shot
  const page = await context.newPage()
  const say = (what: string) => fault(`${variant}/${screen.name}: ${what}`)
  page.on('pageerror', (error) => say(error.message))
  page.on('console', (message) => message.type() === 'error' && !isExpected(message.text()) && say(message.text()))
  try {
    await open(page, addressOf(screen, shot))
    await screen.prepare?.(page, shot.sample)
    await page.waitForTimeout(200)
    await page.waitForFunction(() => document.querySelector('[class*=Skeleton-root]') === null)
    await page.screenshot({ path: path.join(folder, variant, `${screen.name}.png`) })
    for (const { rule, impact, elements, summary } of await findBarriers(page)) say(`${impact} ${rule} at ${elements.slice(0, 3).join(', ')}: ${summary}`)
  } catch (reason) {
    say(String(reason))
  }
  await page.close()
}

/** Said at once: whoever looks on need not wait for the last picture. */
function fault(text: string): void {
  faults.push(text)
  console.error(text)
}

// The browser itself reports answers such as 401 as errors; screens that refuse show them on purpose.
function isExpected(text: string): boolean {
  return text.startsWith('Failed to load resource')
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.locator('h1').first().waitFor()
}
