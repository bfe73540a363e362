import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'
import { isSaid, press, textOf } from './texts.ts'

const admin = (path: string) => `/w/main/admin/${path}`

/** People, departments, and what holds for the whole workspace. */
export const adminScreens: readonly Screen[] = [
  { name: 'admin-overview', as: 'administrator', path: admin('') },
  { name: 'admin-people', as: 'administrator', path: admin('people') },
  { name: 'admin-new-person', as: 'administrator', path: admin('people/new') },
  { name: 'admin-person-made', as: 'administrator', path: admin('people/new'), prepare: makePerson },
  { name: 'admin-person', as: 'administrator', path: ({ person }) => admin(`people/${person}`) },
  { name: 'admin-person-tasks', as: 'administrator', path: ({ person }) => admin(`people/${person}`), prepare: showTasks },
  { name: 'admin-person-rights', as: 'administrator', path: ({ person }) => admin(`people/${person}/access`) },
  { name: 'admin-personal-data', as: 'administrator', path: admin('personal-data') },
  { name: 'admin-departments', as: 'administrator', path: admin('departments') },
  { name: 'admin-department', as: 'administrator', path: admin('departments'), prepare: (page) => press(page, 'admin-departments:new.action') },
  { name: 'admin-departments-empty', as: 'administrator', path: '/w/fresh/admin/departments' },
  { name: 'admin-settings', as: 'administrator', path: admin('settings') },
  { name: 'admin-settings-secret', as: 'administrator', path: admin('settings'), prepare: showSecret },
  { name: 'admin-secrets', as: 'administrator', path: admin('settings'), prepare: showSecrets },
  { name: 'admin-secret', as: 'administrator', path: admin('settings'), prepare: enterSecret },
  { name: 'admin-secret-used', as: 'administrator', path: admin('settings'), prepare: declineSecret },
  {
    name: 'admin-settings-hosts',
    as: 'administrator',
    path: admin('settings'),
    prepare: async (page) => {
      for (const host of ['https://api.example.com/v1', 'localhost:8080']) {
        await press(page, 'admin-settings:calls.add')
        await page.getByPlaceholder('api.example.com').last().fill(host)
      }
    },
  },
  { name: 'admin-workspaces', as: 'administrator', path: admin('workspaces') },
  {
    name: 'admin-new-workspace',
    as: 'administrator',
    path: admin('workspaces'),
    prepare: async (page) => {
      await press(page, 'admin-workspaces:new.action')
      await page.locator('[role=dialog] input').first().fill('Chi nhánh Đà Nẵng')
    },
  },
  { name: 'profile', as: 'administrator', path: '/w/main/profile' },
]

async function showSecrets(page: Page): Promise<void> {
  await page.getByText('warehouse_token').scrollIntoViewIfNeeded()
}

async function enterSecret(page: Page): Promise<void> {
  await press(page, 'admin-secrets:add.action')
  await page.locator('[role=dialog] input').first().fill('crm token')
  await page.locator('[role=dialog] button[type=submit]').click()
}

async function declineSecret(page: Page): Promise<void> {
  await page.getByRole('button', { name: `${await textOf(page, 'admin-secrets:delete.action')}: warehouse_token` }).click()
}

async function makePerson(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: await textOf(page, 'admin-people:field.name'), exact: true }).fill('Lê Hoàng Phương Uyên')
  await page.getByRole('textbox', { name: await textOf(page, 'admin-people:field.login'), exact: true }).fill(`uyen${Date.now() % 1_000_000}`)
  await page.locator('form button[type=submit]').click()
  await isSaid(page, 'admin-people:link.copy')
}

/** What waits for the person stands further down. */
async function showTasks(page: Page): Promise<void> {
  await page.getByText(await textOf(page, 'hand-over:button'), { exact: true }).first().scrollIntoViewIfNeeded()
}

/** By what others tell that a webhook comes from here, read aloud. */
async function showSecret(page: Page): Promise<void> {
  const show = page.getByRole('button', { name: await textOf(page, 'admin-settings:signing.show') })
  await show.click()
  await show.scrollIntoViewIfNeeded()
}
