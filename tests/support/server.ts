import { randomBytes, randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { newId } from '../../schemas/ids.ts'
import type { RoleDefinition } from '../../schemas/roles/role.ts'
import { canonicalHash } from '../../runtime/publish/canonical.ts'
import { grantDataRole } from '../../runtime/storage/migrator.ts'
import { createWorkspaces } from '../../runtime/workspaces/workspaces.ts'
import { defaultSettings } from '../../runtime/workspaces/default-settings.ts'
import { createApp } from '../../server/app.ts'
import type { Account } from '../../server/identity/account.ts'
import { createEventHub } from '../../server/events/event-hub.ts'
import { createIdentity } from '../../server/identity/identity.ts'
import type { Parts } from '../../server/parts.ts'
import type { Route } from '../../server/route.ts'
import { routes as allRoutes } from '../../server/routes/index.ts'
import { type Client, clientOf } from './client.ts'
import { dataRole, type FreshDatabase, freshDatabase } from './database.ts'
import { logged, type LoggedLine } from './logged.ts'
import { cookieOf, makeSession } from './session.ts'
import { testPorts } from './ports.ts'

/** The whole server on a database of its own, asked through `app.request`. */
export interface TestApp {
  readonly app: Hono
  readonly parts: Parts
  readonly database: FreshDatabase
  /** Somebody who is not signed in. */
  readonly visitor: Client
  /** The administrator of the workspace `main` and of the installation. */
  readonly admin: TestPerson
  /** Warnings and errors that were logged. */
  readonly log: LoggedLine[]
  /** Makes an account that is a person of a workspace, with these roles by name, signed in just now. */
  makePerson(person?: NewTestPerson): Promise<TestPerson>
  /** Puts roles into a new release of a workspace, beside what it has. */
  putRoles(
    roles: readonly Omit<RoleDefinition, 'kind' | 'format' | 'id' | 'label'>[],
    workspace?: string,
  ): Promise<void>
  makeWorkspace(slug: string, maker: Account): Promise<void>
  /** A second process on the same database: nothing in memory is shared. */
  secondProcess(): Promise<Pick<TestApp, 'app' | 'parts'> & { as(person: TestPerson): Client }>
  close(): Promise<void>
}

export interface NewTestPerson {
  readonly name?: string
  readonly roles?: readonly string[]
  readonly workspace?: string
  readonly login?: string
  readonly email?: string
  readonly password?: string
}

export interface TestPerson extends Client {
  readonly id: string
  readonly account: Account
  readonly cookie: string
}

export interface TestAppOptions {
  /** The routes to serve; all of them when left out. */
  readonly routes?: readonly Route[]
  /** Set up with the workspace `main` and its administrator (default), or as the first start finds it. */
  readonly isSetUp?: boolean
  readonly baseUrl?: string
}

export const testSecret = randomBytes(32).toString('hex')

export async function startTestApp({
  routes = allRoutes,
  isSetUp = true,
  baseUrl = 'http://localhost:3000',
}: TestAppOptions = {}): Promise<TestApp> {
  const database = await freshDatabase()
  await grantDataRole(database.owner.sql, 'tessera', dataRole)
  const log: LoggedLine[] = []
  const makeParts = (): Parts => {
    const ports = testPorts()
    const { data, owner } = database
    const workspaces = createWorkspaces({ data, owner, ports, dataRole })
    const identity = createIdentity({ data, workspaces, baseUrl, secret: testSecret, log: logged(log) })
    return { data, owner, ports, workspaces, identity, events: createEventHub({ log: logged(log) }), baseUrl, trustedProxies: [], log: logged(log) }
  }
  const parts = makeParts()
  const app = createApp(parts, routes)
  const makers = { database, parts, app, baseUrl }
  return {
    app,
    parts,
    database,
    log,
    visitor: clientOf(app, { baseUrl }),
    // Without a set-up there is nobody: tests of the set-up itself do not ask for an administrator.
    admin: isSetUp ? await makeAdministrator(makers) : (undefined as unknown as TestPerson),
    makePerson: (person = {}) => makePerson(person, makers),
    putRoles: (roles, workspace = 'main') => putRoles(roles, workspace, database),
    makeWorkspace: async (slug, maker) => {
      const { name, email } = maker
      await parts.workspaces.create({
        slug,
        settings: defaultSettings('en', { name: slug }),
        maker: { account: maker.id, name, email, login: null, language: 'en' },
      })
    },
    secondProcess: async () => {
      const others = makeParts()
      const second = createApp(others, routes)
      return { app: second, parts: others, as: ({ cookie }) => clientOf(second, { baseUrl, cookie }) }
    },
    close: () => database.drop(),
  }
}

interface Makers {
  readonly database: FreshDatabase
  readonly parts: Parts
  readonly app: Hono
  readonly baseUrl: string
}

async function makeAdministrator(makers: Makers): Promise<TestPerson> {
  const { parts } = makers
  const identifiers = { email: 'admin@example.com', login: null, phone: null, nationalPhone: null }
  const account = await parts.identity.accounts.create({ name: 'Ada Admin', identifiers, installationAdmin: true })
  const { person } = await parts.workspaces.create({
    slug: 'main',
    settings: defaultSettings('en', { name: 'Main' }),
    maker: { account: account.id, name: account.name, email: account.email, login: null, language: 'en' },
  })
  return signedIn({ id: person, account }, makers)
}

async function makePerson(
  { name = 'Somebody', roles = [], workspace = 'main', login, email, password }: NewTestPerson,
  makers: Makers,
): Promise<TestPerson> {
  const { database, parts } = makers
  const identifiers = {
    email: email ?? null,
    login: login ?? `login-${randomBytes(5).toString('hex')}`,
    phone: null,
    nationalPhone: null,
  }
  const account = await parts.identity.accounts.create({ name, identifiers, ...(password && { password }) })
  const id = randomUUID()
  const { sql } = database
  const schema = sql(`ws_${workspace}`)
  await sql`insert into ${schema}._person (id, account, name, email, login) values (${id}, ${account.id}, ${name}, ${email ?? null}, ${identifiers.login})`
  const definitions = (await parts.workspaces.open(workspace)).reload()
  for (const role of (await definitions).roles.values()) {
    if (roles.includes(role.name))
      await sql`insert into ${schema}._person_role (person, role) values (${id}, ${role.id})`
  }
  await sql`update ${schema}._live set rights = rights + 1`
  await sql`insert into tessera.workspace_member (account, workspace, person) values (${account.id}, ${workspace}, ${id})`
  parts.identity.forgetCallers(workspace)
  return signedIn({ id, account }, makers)
}

async function signedIn(
  { id, account }: { id: string; account: Account },
  { database, app, baseUrl }: Makers,
): Promise<TestPerson> {
  const cookie = cookieOf(await makeSession(database.sql, account.id), { secret: testSecret, baseUrl })
  return { ...clientOf(app, { baseUrl, cookie }), id, account, cookie }
}

async function putRoles(
  roles: readonly Omit<RoleDefinition, 'kind' | 'format' | 'id' | 'label'>[],
  workspace: string,
  { sql }: FreshDatabase,
): Promise<void> {
  const schema = sql(`ws_${workspace}`)
  const definitions = roles.map((role): RoleDefinition => ({
    kind: 'role',
    format: 1,
    id: newId('role'),
    label: role.name,
    ...role,
  }))
  const contents = definitions.map(({ kind, id, name }, index) => ({
    kind,
    id,
    name,
    hash: canonicalHash(definitions[index]),
  }))
  for (const [index, body] of definitions.entries()) {
    await sql`insert into ${schema}._definition (hash, body) values (${contents[index]?.hash ?? ''}, ${JSON.stringify(body)}::text::jsonb)`
  }
  await sql`insert into ${schema}._release (number, note, digest, contents, diff)
    select r.number + 1, '', '', r.contents || ${JSON.stringify(contents)}::text::jsonb, '[]' from ${schema}._release r join ${schema}._live l on l.number = r.number`
  await sql`update ${schema}._live set number = number + 1`
}
