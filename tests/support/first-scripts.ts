import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** KiB of gzipped script that a first screen may take. */
export const mostScript = 250

/** A script that a page loaded, with its gzipped KiB. */
export interface Script {
  readonly name: string
  readonly size: number
}

/** The scripts of a first screen, loaded by somebody who has never been here; the heaviest first. */
export async function scriptsOf(page: Page, open: () => Promise<unknown>): Promise<readonly Script[]> {
  const loaded: Promise<Script>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) loaded.push(response.body().then((body) => ({ name: nameOf(pathname), size: gzipSync(body).length / 1024 })))
  })
  await open()
  return (await Promise.all(loaded)).toSorted((a, b) => b.size - a.size)
}

/** The sum of their KiB. */
export const weightOf = (scripts: readonly Script[]): number => scripts.reduce((sum, { size }) => sum + size, 0)

/** The chunk's name without its hash, so that two builds can be compared. */
const nameOf = (pathname: string): string => pathname.replace(/^.*\//, '').replace(/-.{8}\.js$/, '')
