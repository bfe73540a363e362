import type { Page } from 'playwright-core'
import type { Sample } from './sample.ts'

/** One screen of the product: where it is, and what to do before its picture is taken. */
export interface Screen {
  name: string
  /** Before sign-in, or as the administrator of the sample workspace. */
  as: 'nobody' | 'administrator'
  path: string | ((sample: Sample) => string)
  /** Among the first that people see: its scripts have a size to keep. */
  isFirst?: boolean
  prepare?: (page: Page) => Promise<void>
}

const work = (path: string) => `/w/main/work${path}`

/** Every screen. A new page enters here with the commit that brings it, so that it is seen in all its variants. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', as: 'nobody', path: '/sign-in', isFirst: true },
  {
    name: 'sign-in-refused',
    as: 'nobody',
    path: '/sign-in',
    prepare: async (page) => {
      await page.locator('input[name=username]').fill('nobody@example.com')
      await page.locator('input[name=password]').fill('not the password')
      await page.locator('button[type=submit]').click()
      await page.locator('[role=alert]').waitFor()
    },
  },
  { name: 'set-up', as: 'nobody', path: ({ setupPath }) => setupPath },
  {
    name: 'set-up-faults',
    as: 'nobody',
    path: ({ setupPath }) => setupPath,
    prepare: async (page) => {
      await page.locator('button[type=submit]').click()
      await page.locator('[aria-invalid=true]').first().waitFor()
    },
  },
  { name: 'join', as: 'nobody', path: ({ joinPath }) => joinPath },
  { name: 'join-closed', as: 'nobody', path: '/join?token=gone' },
  { name: 'not-found', as: 'administrator', path: '/w/main/nowhere' },
  { name: 'work-home', as: 'administrator', path: work(''), isFirst: true },
  { name: 'command-palette', as: 'administrator', path: work(''), prepare: openPalette },
  { name: 'person-menu', as: 'administrator', path: work(''), prepare: openPersonMenu },
  { name: 'work-list', as: 'administrator', path: work('/records/deal') },
  { name: 'work-record', as: 'administrator', path: ({ deal }) => work(`/records/deal/${deal}`) },
  { name: 'work-new-record', as: 'administrator', path: work('/records/deal/new') },
  { name: 'work-recycle-bin', as: 'administrator', path: work('/records/deal/bin') },
]

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('[role=listbox] [role=option]').first().waitFor()
}

async function openPersonMenu(page: Page): Promise<void> {
  await page.locator('header button').last().click()
  await page.locator('[role=menu]').waitFor()
}
