import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { settingsIssues } from '../../runtime/workspaces/check-settings.ts'
import { defaultSettings } from '../../runtime/workspaces/default-settings.ts'
import type { Workspaces } from '../../runtime/workspaces/workspaces.ts'
import { Refusal } from '../../runtime/refusal.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import type { Language } from '../../schemas/label.ts'
import { issueUnder } from '../../schemas/issue.ts'
import type { WorkspaceSettings } from '../../schemas/workspace-settings.ts'
import { HttpRefusal } from '../http-refusal.ts'
import type { Account } from './account.ts'
import { insertAccount } from './accounts.ts'
import { readIdentifiers } from './identifier.ts'
import type { OneTimeLinks } from './one-time-links.ts'
import { checkPassword } from './password-strength.ts'

/** The first administrator and the first workspace. */
interface FirstAdministrator {
  readonly name: string
  readonly email?: string
  readonly login?: string
  readonly password: string
  readonly language: Language
  readonly workspace: Partial<WorkspaceSettings> & { readonly name: string; readonly slug: string }
}

/** Setting up the installation: once, by whoever holds the link that the first start has printed. */
export interface SetUp {
  /** The token of a new set-up link; undefined when there is an administrator already. */
  issueToken(): Promise<string | undefined>
  isOpen(token: string): Promise<boolean>
  /** Refuses `setup-closed` unless the token is good and nobody was faster. */
  withToken(token: string, first: FirstAdministrator): Promise<Account>
  /** Makes the administrator that the environment names and the workspace `main`; false when there is one already. */
  unattended(administrator: { readonly email: string; readonly password: string }): Promise<boolean>
}

interface Makers {
  readonly data: Connection
  readonly workspaces: Workspaces
}

export function createSetUp({ links, ...makers }: Makers & { readonly links: OneTimeLinks }): SetUp {
  const { data } = makers
  const hasAccounts = async (): Promise<boolean> => (await data.sql`select from tessera.account limit 1`).length > 0
  const isOpen = async (token: string): Promise<boolean> =>
    (await links.look('setup', token)) !== undefined && !(await hasAccounts())
  return {
    issueToken: async () => ((await hasAccounts()) ? undefined : links.issue({ purpose: 'setup' })),
    isOpen,
    withToken: async (token, first) => {
      if (!(await isOpen(token))) throw new HttpRefusal('setup-closed')
      return makeFirst(first, makers)
    },
    unattended: async ({ email, password }) => {
      if (await hasAccounts()) return false
      const name = email.split('@')[0] ?? email
      await makeFirst({ name, email, password, language: 'en', workspace: { name: 'Main', slug: 'main' } }, makers)
      return true
    },
  }
}

// An advisory lock of the database: any number will do, as long as nothing else in it takes the same.
const setUpLock = 7_350_002

/**
 * Makes the first account and its workspace in one transaction: a process that is killed meanwhile leaves nothing that
 * would stand in the way of the next start. Whoever comes while another one does it is turned away at once, for waiting
 * would hold the connections that the first one needs.
 */
async function makeFirst(first: FirstAdministrator, { workspaces }: Makers): Promise<Account> {
  const { name, password, language, workspace } = first
  const { slug, ...given } = workspace
  const settings = defaultSettings(language, given)
  const identifiers = identifiersOf(first, settings)
  await checkPassword(password, [name, first.email, first.login, given.name, slug])
  const [id, hash] = [randomUUID(), await hashPassword(password)]
  const { email, login } = identifiers
  await workspaces.create({ slug, settings, maker: { account: id, name, email, login, language } }, async (sql) => {
    const [lock] = await sql<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${setUpLock}) as taken`
    const known = await sql`select from tessera.account limit 1`
    if (!lock?.taken || known.length > 0) throw new HttpRefusal('setup-closed')
    await insertAccount(sql, { id, name, identifiers, installationAdmin: true }, hash)
    await sql`delete from tessera.one_time_link where purpose = 'setup'`
  })
  return { id, name, email, installationAdmin: true }
}

function identifiersOf({ email, login }: FirstAdministrator, settings: WorkspaceSettings) {
  const identifiers = readIdentifiers({ email: email ?? null, login: login ?? null }, settings.country)
  const issues = [
    ...('issues' in identifiers ? identifiers.issues : []),
    ...settingsIssues(settings).map((issue) => issueUnder('/workspace', issue)),
  ]
  if ('issues' in identifiers || issues.length > 0) throw new Refusal('invalid-request', { issues })
  if (identifiers.email === null && identifiers.login === null) {
    throw new Refusal('invalid-request', { issues: [{ code: 'person.identifier-missing', path: '/email' }] })
  }
  return identifiers
}
