import type { Screen } from './screen.ts'

/** What is seen before anybody is signed in. */
export const thresholdScreens: readonly Screen[] = [
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
]
