import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { type ApiClient, join, signIn } from './api-client.ts'
import { type BrowserWish, openBrowser } from './browser.ts'
import { removeDataDir, type ServerProcess, startServer } from './server-process.ts'
import { administrator, setUpBy, setUpDataDir } from './set-up.ts'

/** A server of its own, set up without a screen, and its administrator in a browser. */
export interface Journey {
  readonly server: ServerProcess
  readonly api: ApiClient
  readonly page: Page
  /** Goes to an address within the workspace. */
  open(path: string): Promise<void>
  /** Somebody else, who may do everything where no roles are named, signed in by an API client. */
  colleague(name: string, roles?: readonly string[], more?: { readonly email?: string; readonly manager?: string }): Promise<ApiClient>
  /** Somebody who is signed in by an API client, in a browser of their own. */
  browserOf(client: ApiClient, wish?: BrowserWish): Promise<Page>
  /** kill -9 of the server; answers once another runs in its place, on its data and at its address. What is given is done in between. */
  killServer(meanwhile: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export const workspacePath = '/w/main'

/** Starts a server with the workspace `main`, and opens a browser in which its administrator is signed in. */
export async function startJourney(wish: BrowserWish = {}): Promise<Journey> {
  let server = await startServer({ dataDir: setUpDataDir({ unsafe: true }), environment: setUpBy })
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
    get server() {
      return server
    },
    api,
    page,
    colleague: (name, roles = ['administrator'], more = {}) => invite({ url: server.url, api }, { name, roles, ...more }),
    browserOf,
    killServer: async (meanwhile) => {
      const { dataDir, port } = server
      await server.kill()
      await meanwhile()
      server = await startServer({ dataDir, port })
    },
    open: async (path) => void (await page.goto(server.url + workspacePath + path)),
    close: async () => {
      for (const context of contexts) await context.close()
      // How it stops is proven elsewhere, and takes a second.
      await server.kill()
      await removeDataDir(server.dataDir)
    },
  }
}

async function invite({ url, api }: { url: string; api: ApiClient }, person: { name: string; roles: readonly string[] }): Promise<ApiClient> {
  const login = person.name.toLowerCase()
  const { link } = await api.call<{ link: string }>('POST', '/api/w/main/people', { body: { login, ...person } })
  const password = `four other words for ${person.name}`
  await join(link, password)
  return signIn(url, login, password)
}

/** The id of somebody in the workspace. */
export async function personOf(client: ApiClient): Promise<string> {
  const { workspaces } = await client.call<{ workspaces: { person: { id: string } }[] }>('GET', '/api/me')
  return workspaces[0]?.person.id ?? ''
}

/** Waits until something has stopped moving: a canvas brings what was added into sight, and a drag aims at where it was. */
export async function standsStill(what: Locator): Promise<void> {
  for (let before = '', same = 0; same < 3; await sleep(100)) {
    const place = JSON.stringify(await what.boundingBox())
    same = place === before ? same + 1 : 0
    before = place
  }
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
