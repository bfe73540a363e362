import type { BrowserContext, Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiClient, signIn } from '../support/api-client.ts'
import { openBrowser } from '../support/browser.ts'
import { addField, addSourceId, makeObject, publishChanges } from '../support/design-screens.ts'
import { ownerUrlOf } from '../support/embedded-process.ts'
import { chooseMatch, countsOf, dropFile, fieldOf, importAll, mapColumns } from '../support/import-screens.ts'
import { appears } from '../support/journey.ts'
import { linksInFile, npspPath, storedLinks } from '../support/npsp.ts'
import { removeDataDir, type ServerProcess, startServer } from '../support/server-process.ts'

const password = 'four words that rhyme'
const base = '/w/main'

let server: ServerProcess
let context: BrowserContext
let page: Page
let api: ApiClient

beforeAll(async () => {
  server = await startServer()
  context = await openBrowser()
  page = await context.newPage()
})

afterAll(async () => {
  await context?.close()
  await server?.stop()
  if (server) await removeDataDir(server.dataDir)
})

const open = (path: string) => page.goto(`${server.url}${base}${path}`)

async function createRecord(object: string, values: Readonly<Record<string, string>>): Promise<void> {
  await open(`/work/records/${object}/new`)
  for (const [label, value] of Object.entries(values)) await page.getByRole('textbox', { name: label }).fill(value)
}

describe('from nothing to working with records', () => {
  it('sets up the first administrator and workspace by the one-time link', async () => {
    await page.goto(server.url + (/\/setup\?token=\S+/.exec(server.output())?.[0] ?? ''))
    await page.getByLabel('Your name').fill('Ada Admin')
    await page.getByLabel('E-mail or login name').fill('ada@example.com')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByLabel('Name of the workspace').fill('Main')
    await page.locator('button[type=submit]').click()
    await page.waitForURL('**/w/main/work')
    expect(await appears(page.getByRole('link', { name: 'Make an object' }))).toBe(true)
    api = await signIn(server.url, 'ada@example.com', password)
    const { workspaces } = await api.call<{ workspaces: unknown[] }>('GET', '/api/me')
    expect(workspaces).toMatchObject([{ person: { language: 'en', zone: 'Asia/Ho_Chi_Minh' } }])
  })

  it('designs two objects with a link between them', async () => {
    await makeObject(page, 'Account')
    await addField(page, { label: 'City', type: 'Text' })
    await addSourceId(page)
    await makeObject(page, 'Contact')
    await addSourceId(page)
    await addField(page, { label: 'Email', type: 'E-mail address' })
    await addField(page, { label: 'Account', type: 'Lookup', object: 'Account' })
    expect(await appears(page.getByText('Nothing in the way of publishing'))).toBe(true)
  })

  it('shows the plan and publishes it', async () => {
    await open('/design/review')
    await page.getByText('Adds the object Account.').waitFor()
    await page.getByText('Adds the object Contact.').waitFor()
    await page.getByRole('button', { name: 'Publish 3 changes' }).waitFor()
    await publishChanges(page)
    const { objects } = await api.call<{ objects: { definition: { name: string } }[] }>('GET', '/api/w/main/app')
    expect(objects.map(({ definition }) => definition.name).toSorted()).toEqual(['account', 'contact'])
  })

  it('imports accounts and contacts with their links, twice without doubling', async () => {
    await dropFile(page, 'account', npspPath('accounts'))
    await mapColumns(page, { id: 'Source ID', BillingCity: 'City' })
    await importAll(page)
    await dropFile(page, 'contact', npspPath('contacts'))
    await mapColumns(page, { id: 'Source ID', LastName: 'Name' })
    expect(await fieldOf(page, 'account_id')).toBe('Account')
    await chooseMatch(page, 'account_id', 'Source ID')
    await importAll(page)
    await dropFile(page, 'contact', npspPath('contacts'))
    await importAll(page)
    expect(await countsOf(page)).toEqual({ 'as they were': 1024 })

    const sql = postgres(ownerUrlOf(server.dataDir), { max: 1, onnotice: () => undefined })
    expect(await storedLinks(sql, { from: 'contact', link: 'account', to: 'account' })).toEqual(linksInFile('contacts', 'account_id'))
    await sql.end()
  }, 400_000)

  it('keeps what was typed and says what is wrong when a record cannot be saved', async () => {
    await createRecord('contact', { Email: 'not an address' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Fill this in.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Email' }).inputValue()).toBe('not an address')
  })

  it('creates an account, and a contact that points at it', async () => {
    await createRecord('account', { Name: 'Công ty Hải Đăng', City: 'Đà Nẵng' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'Công ty Hải Đăng' }).waitFor()
    await createRecord('contact', { Name: 'Trần Minh', Email: 'minh@haidang.vn' })
    await page.getByRole('combobox', { name: 'Account' }).fill('hai dang')
    await page.getByRole('option', { name: 'Công ty Hải Đăng' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'Trần Minh' }).waitFor()
    expect(await appears(page.getByRole('link', { name: 'Công ty Hải Đăng' }))).toBe(true)
  })

  it('finds, opens and edits a record, and shows its history', async () => {
    for (let at = 0; at < 60; at += 1) await api.call('POST', '/api/w/main/records/account', { body: { values: { name: `Account ${at}`, city: at % 2 ? 'Hanoi' : 'Hue' } } })
    await open('/work/records/account')
    await page.getByText('1,284 records').waitFor()
    await page.getByRole('textbox', { name: 'Search this list' }).fill('hai dang')
    await page.getByText('1 record', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Công ty Hải Đăng' }).click()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'City' }).fill('Hải Phòng')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const history = page.getByRole('complementary', { name: 'History' })
    await history.getByText('changed it').waitFor()
    await expect.poll(() => history.textContent(), { timeout: 10_000 }).toMatch(/City: Đà Nẵng → Hải Phòng/)
  })

  it('does not overwrite what somebody else changed meanwhile, and loses neither', async () => {
    const [record] = (await api.call<{ items: { id: string; version: number }[] }>('POST', '/api/w/main/records/account/query', { body: { search: 'hai dang' } })).items
    await open(`/work/records/account/${record?.id}`)
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'City' }).fill('Huế')
    await api.call('PATCH', `/api/w/main/records/account/${record?.id}`, { body: { values: { name: 'Hải Đăng JSC' } }, headers: { 'if-match': `"${record?.version}"` } })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Somebody changed this record while you were editing').waitFor()
    await page.getByRole('button', { name: 'Show the newer values and keep mine' }).click()
    await page.getByText('Somebody changed this record while you were editing').waitFor({ state: 'detached' })
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Hải Đăng JSC')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    const saved = await api.call<{ values: Record<string, unknown> }>('GET', `/api/w/main/records/account/${record?.id}`)
    expect(saved.values).toMatchObject({ name: 'Hải Đăng JSC', city: 'Huế' })
  })

  it('deletes with a way back', async () => {
    await open('/work/records/account')
    await page.getByRole('textbox', { name: 'Search this list' }).fill('account 59')
    await page.getByRole('link', { name: 'Account 59' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Moved to the recycle bin').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await appears(page.getByRole('heading', { name: 'Account 59' }))).toBe(true)
  })
})

describe('a second person with a narrower role', () => {
  it('sees less, and the same list in Chinese', async () => {
    const role = {
      kind: 'role', format: 1, id: 'rol_00000000read', name: 'reader', label: 'Reader',
      objects: { account: { read: 'all' } }, fields: { 'account.city': 'none' },
    }
    await api.call('PUT', '/api/w/main/draft/role/reader', { body: role, headers: { 'if-none-match': '*' } })
    const plan = await api.call<{ digest: string }>('POST', '/api/w/main/draft/plan', { body: {} })
    await api.call('POST', '/api/w/main/draft/publish', { body: { digest: plan.digest, note: 'A reader' } })
    const { link, person } = await api.call<{ link: string; person: { id: string } }>('POST', '/api/w/main/people', {
      body: { name: '李雷', login: 'lilei', language: 'zh-CN', roles: ['reader'] },
    })
    expect(person.id).toBeTruthy()

    const theirs = await openBrowser({ language: 'zh-CN' })
    const screen = await theirs.newPage()
    await screen.goto(link)
    await screen.locator('input[type=password]').first().fill('four other words that rhyme')
    await screen.locator('button[type=submit]').click()
    await screen.waitForURL('**/w/main/work')
    await screen.goto(`${server.url}${base}/work/records/account`)
    await screen.getByText('1,284 条记录').waitFor()
    expect(await screen.getByRole('columnheader', { name: 'City' }).count()).toBe(0)
    expect(await screen.getByRole('link', { name: /新建/ }).count()).toBe(0)
    await screen.goto(`${server.url}${base}/work/records/contact`)
    await screen.getByText('这个地址没有页面').waitFor()
    expect((await theirs.request.get(`${server.url}/api/w/main/records/contact`)).status()).toBe(404)
    await theirs.close()
  })
})
