import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { removeDataDir, type ServerProcess, startServer } from '../support/server-process.ts'

const password = 'four words that rhyme'

let server: ServerProcess
let context: BrowserContext
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  server = await startServer()
  context = await openBrowser({ language: 'vi' })
  page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) complaints.push(`left: ${request.url()}`)
  })
})

afterAll(async () => {
  await context?.close()
  await server?.stop()
  if (server) await removeDataDir(server.dataDir)
})

const title = () => page.locator('h1').first()

describe('the frame', () => {
  it('sets the server up by its one-time link, in the language of the browser', async () => {
    await page.goto(server.url + (/\/setup\?token=\S+/.exec(server.output())?.[0] ?? ''))
    await page.getByLabel('Tên của bạn').fill('Nguyễn Thị Lan')
    await page.getByLabel('E-mail hoặc tên đăng nhập').fill('lan@haidang.vn')
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
    await page.getByLabel('Tên không gian làm việc').fill('Công ty Hải Đăng')
    expect(await page.getByLabel('Địa chỉ').inputValue()).toBe('cong_ty_hai_dang')
    await page.getByRole('button', { name: 'Thiết lập Tessera' }).click()
    await page.waitForURL('**/w/cong_ty_hai_dang/work')
    expect(await page.getByRole('navigation').first().textContent()).toContain('Công ty Hải Đăng')
  })

  it('says that the link has been used', async () => {
    const other = await context.newPage()
    await other.goto(server.url + (/\/setup\?token=\S+/.exec(server.output())?.[0] ?? ''))
    expect(await other.locator('h1').textContent()).toBe('Liên kết này không còn dùng được')
    await other.close()
  })

  it('goes by keyboard to a page that is found without marks', async () => {
    await page.keyboard.press('Control+k')
    const search = page.getByRole('combobox')
    await search.fill('thiet ke')
    await page.getByRole('option', { name: 'Thiết kế' }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/w/cong_ty_hai_dang/design**')
    expect(await page.getByRole('combobox').count()).toBe(0)
  })

  it('leaves the keys of an input method to the input method', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    const keys = await context.newCDPSession(page)
    await keys.send('Input.imeSetComposition', { text: 'gong', selectionStart: 4, selectionEnd: 4 })
    await pressWithinComposition(keys, 'Enter')
    expect(await page.getByRole('combobox').inputValue()).toBe('gong')
    expect(page.url()).toContain('/design')
    await keys.send('Input.insertText', { text: '工作' })
    expect(await page.getByRole('combobox').inputValue()).toBe('工作')
    await page.keyboard.press('Escape')
  })

  it('keeps the language that somebody chooses, for the person and not the browser', async () => {
    await page.getByRole('button', { name: 'Ngôn ngữ' }).click()
    const saved = page.waitForResponse((response) => response.url().endsWith('/api/me') && response.request().method() === 'PATCH')
    await page.getByRole('menuitem', { name: '简体中文' }).click()
    expect((await saved).status()).toBe(200)
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await page.getByRole('button', { name: '语言' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  })

  it('asks for the password when the session is lost, and comes back', async () => {
    await page.goto(`${server.url}/w/cong_ty_hai_dang/admin`)
    await title().waitFor()
    // The page would notice by itself, too, and go to sign in while the test goes to where it was; and what it still asks may bring the cookie back.
    await page.goto('about:blank')
    await context.clearCookies()
    await page.goto(`${server.url}/w/cong_ty_hai_dang/admin`)
    await page.waitForURL('**/sign-in?next=*')
    await page.locator('input[name=username]').fill('lan@haidang.vn')
    await page.locator('input[name=password]').fill('not the password')
    await page.locator('button[type=submit]').click()
    await page.locator('[role=alert]').waitFor()
    await page.locator('input[name=password]').fill(password)
    await page.locator('button[type=submit]').click()
    await page.waitForURL('**/w/cong_ty_hai_dang/admin')
    // The address changes before the page is there.
    await title().waitFor()
    expect(new URL(page.url()).pathname).toBe('/w/cong_ty_hai_dang/admin')
  })

  it('says that nothing is there instead of showing an empty page', async () => {
    await page.goto(`${server.url}/w/somebody_else/work`)
    expect(await title().textContent()).toBe('这个地址没有页面')
  })

  it('signs out', async () => {
    await page.goto(`${server.url}/w/cong_ty_hai_dang/work`)
    await page.getByRole('button', { name: /个人菜单/ }).click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.waitForURL('**/sign-in')
    expect((await page.request.get(`${server.url}/api/me`)).status()).toBe(401)
  })

  it('never left its origin, broke its policy or threw', () => {
    expect(complaints).toEqual([])
  })
})

/** A key as browsers report it while an input method is at work. */
async function pressWithinComposition(keys: CDPSession, key: string): Promise<void> {
  await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code: key, windowsVirtualKeyCode: 229 })
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: 229 })
}
