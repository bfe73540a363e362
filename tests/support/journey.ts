import type { BrowserContext, Locator, Page } from 'playwright-core'
import { type ApiClient, join, signIn } from './api-client.ts'
import { type BrowserWish, openBrowser } from './browser.ts'
import { removeDataDir, type ServerProcess, startServer } from './server-process.ts'

/** A server of its own, set up without a screen, and its administrator in a browser. */
export interface Journey {
  readonly server: ServerProcess
  readonly api: ApiClient
  readonly page: Page
  /** Goes to an address within the workspace. */
  open(path: string): Promise<void>
  /** Somebody else, who may do everything where no roles are named, signed in by an API client. */
  colleague(name: string, roles?: readonly string[]): Promise<ApiClient>
  /** Somebody who is signed in by an API client, in a browser of their own. */
  browserOf(client: ApiClient, wish?: BrowserWish): Promise<Page>
  close(): Promise<void>
}

const administrator = { email: 'ada@example.com', password: 'four words that rhyme' }

export const workspacePath = '/w/main'

/** Starts a server with the workspace `main`, and opens a browser in which its administrator is signed in. */
export async function startJourney(wish: BrowserWish = {}): Promise<Journey> {
  const server = await startServer({
    environment: { TESSERA_ADMIN_EMAIL: administrator.email, TESSERA_ADMIN_PASSWORD: administrator.password },
  })
  const contexts: BrowserContext[] = []
  const browserOf: Journey['browserOf'] = async (client, theirs = {}) => {
    const context = await openBrowser(theirs)
    contexts.push(context)
    await context.addCookies(cookiesOf(client, server.url))
    return context.newPage()
  }
  const api = await signIn(server.url, administrator.email, administrator.password)
  const page = await browserOf(api, wish)
  return {
    server,
    api,
    page,
    colleague: (name, roles = ['administrator']) => invite({ url: server.url, api }, name, roles),
    browserOf,
    open: async (path) => void (await page.goto(server.url + workspacePath + path)),
    close: async () => {
      for (const context of contexts) await context.close()
      await server.stop()
      await removeDataDir(server.dataDir)
    },
  }
}

async function invite({ url, api }: { url: string; api: ApiClient }, name: string, roles: readonly string[]): Promise<ApiClient> {
  const login = name.toLowerCase()
  const { link } = await api.call<{ link: string }>('POST', '/api/w/main/people', { body: { name, login, roles } })
  const password = `four other words for ${name}`
  await join(link, password)
  return signIn(url, login, password)
}

/** Whether something comes to be seen. */
export async function appears(what: Locator): Promise<boolean> {
  await what.first().waitFor()
  return true
}

const cookiesOf = ({ cookie }: ApiClient, url: string) =>
  cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url }
  })
