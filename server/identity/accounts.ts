import { randomUUID } from 'node:crypto'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Sql, TransactionSql } from 'postgres'
import { Refusal } from '../../runtime/refusal.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Account } from './account.ts'
import { realEmail, standInEmail, type StoredIdentifiers } from './identifier.ts'

/** An account to be made; without a password nobody can sign in to it until a one-time link was used. */
interface NewAccount {
  /** Where something else is made that names it; a new one otherwise. */
  readonly id?: string
  readonly name: string
  readonly identifiers: StoredIdentifiers
  readonly password?: string
  readonly installationAdmin?: boolean
}

/** An account with what administrators of its workspaces need to know of it. */
export interface KnownAccount extends Account {
  readonly login: string | null
  readonly phone: string | null
  readonly hasPassword: boolean
}

/** An active person of a workspace. */
interface Membership {
  readonly workspace: string
  readonly person: string
}

export interface Accounts {
  /** Refuses `name-taken` when an identifier belongs to somebody else. */
  create(account: NewAccount): Promise<Account>
  /** All accounts that one of the identifiers names. */
  find(identifiers: StoredIdentifiers): Promise<readonly KnownAccount[]>
  byId(id: string): Promise<KnownAccount | undefined>
  /** Which of these accounts have chosen a password. */
  withPassword(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Slugs of the workspaces that an account is an active person of, with the person's id. */
  memberships(id: string): Promise<readonly Membership[]>
  /** Notes a person who is about to be made; leaves a note that is there already. */
  announceMembership(membership: Membership & { readonly account: string }): Promise<void>
  /** Takes back what was announced of a person who was not made, and nothing that was noted of another. */
  withdrawMembership(membership: Membership & { readonly account: string }): Promise<void>
  /** Notes that an account is a person of a workspace, or whether that person is active. */
  noteMembership(membership: {
    readonly account: string
    readonly workspace: string
    readonly person: string
    readonly active: boolean
  }): Promise<void>
  /** Refuses `name-taken` when an identifier belongs to somebody else. */
  changeIdentifiers(id: string, identifiers: StoredIdentifiers): Promise<void>
  isPassword(id: string, password: string): Promise<boolean>
  setPassword(id: string, password: string): Promise<void>
  remove(id: string): Promise<void>
}

export const createAccounts = ({ sql }: Connection): Accounts => ({
  create: async (account) => {
    const hash = account.password === undefined ? undefined : await hashPassword(account.password)
    return takenRefused(sql.begin((transaction) => insertAccount(transaction, account, hash)))
  },
  find: ({ email, login, phone, nationalPhone }) =>
    knownAccounts(
      sql,
      sql`a.email = ${email} or a.login = ${login} or a.phone = ${phone} or a.national_phone = ${nationalPhone}`,
    ),
  byId: async (id) => (await knownAccounts(sql, sql`a.id = ${id}`))[0],
  withPassword: async (ids) => {
    const rows = await sql<{ id: string }[]>`select user_id as id from tessera.credential
      where provider_id = 'credential' and password is not null and user_id = any(${[...ids]}::text[])`
    return new Set(rows.map(({ id }) => id))
  },
  memberships: async (id) =>
    sql<Membership[]>`select workspace, person from tessera.workspace_member where account = ${id} and active order by workspace`,
  announceMembership: async ({ account, workspace, person }) => {
    await sql`insert into tessera.workspace_member (account, workspace, person) values (${account}, ${workspace}, ${person})
      on conflict do nothing`
  },
  withdrawMembership: async ({ account, workspace, person }) => {
    await sql`delete from tessera.workspace_member
      where account = ${account} and workspace = ${workspace} and person = ${person}`
  },
  noteMembership: async ({ account, workspace, person, active }) => {
    await sql`insert into tessera.workspace_member (account, workspace, person, active)
      values (${account}, ${workspace}, ${person}, ${active})
      on conflict (account, workspace) do update set person = excluded.person, active = excluded.active`
  },
  changeIdentifiers: async (id, { email, login, phone, nationalPhone }) => {
    await takenRefused(sql`update tessera.account set email = ${email ?? standInEmail(id)}, login = ${login}, phone = ${phone},
      national_phone = ${nationalPhone}, updated_at = now() where id = ${id}`)
  },
  isPassword: async (id, password) => {
    const [row] = await sql<{ hash: string }[]>`select password as hash from tessera.credential
      where user_id = ${id} and provider_id = 'credential' and password is not null`
    return row !== undefined && verifyPassword({ hash: row.hash, password })
  },
  setPassword: async (id, password) => storePassword(sql, id, await hashPassword(password)),
  remove: async (id) => {
    await sql`delete from tessera.account where id = ${id}`
  },
})

/** Inserts an account within a transaction; `hash` is its password's, if it has one. */
export async function insertAccount(
  sql: TransactionSql,
  { id = randomUUID(), name, identifiers, installationAdmin = false }: NewAccount,
  hash: string | undefined,
): Promise<Account> {
  const { email, login, phone, nationalPhone } = identifiers
  await sql`insert into tessera.account (id, name, email, login, phone, national_phone, installation_admin)
    values (${id}, ${name}, ${email ?? standInEmail(id)}, ${login}, ${phone}, ${nationalPhone}, ${installationAdmin})`
  if (hash !== undefined) await storePassword(sql, id, hash)
  return { id, name, email, installationAdmin }
}

/** Stores a password's hash; the account's earlier one no longer works. */
export async function storePassword(sql: Sql | TransactionSql, id: string, hash: string): Promise<void> {
  await sql`insert into tessera.credential (id, account_id, provider_id, user_id, password)
    values (${randomUUID()}, ${id}, 'credential', ${id}, ${hash})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now()`
}

/** As stored: the e-mail may be a stand-in. */
type AccountRow = Omit<KnownAccount, 'email'> & { readonly email: string }

async function knownAccounts(sql: Sql, condition: ReturnType<Sql>): Promise<readonly KnownAccount[]> {
  const rows = await sql<AccountRow[]>`
    select a.id, a.name, a.email, a.login, a.phone, a.installation_admin as "installationAdmin", exists (
      select from tessera.credential c
      where c.user_id = a.id and c.provider_id = 'credential' and c.password is not null) as "hasPassword"
    from tessera.account a where ${condition}`
  return rows.map((row) => ({ ...row, email: realEmail(row.email) }))
}

async function takenRefused<Result>(work: PromiseLike<Result>): Promise<Result> {
  try {
    return await work
  } catch (reason) {
    const issue = takenIssue(reason)
    throw issue ? new Refusal('name-taken', { issues: [issue], cause: reason }) : reason
  }
}

function takenIssue(reason: unknown): Issue | undefined {
  const { constraint_name: name } = reason as { constraint_name?: string }
  const key = /^account_(email|login|phone)_unique$/.exec(name ?? '')?.[1]
  return key === undefined ? undefined : { code: 'person.identifier-taken', path: `/${key}` }
}
