import type { Connection } from '../../runtime/storage/connect.ts'
import type { Account } from './account.ts'
import { freshSeconds, sessionSeconds } from './auth.ts'
import { realEmail } from './identifier.ts'
import { cookieValue, sessionCookieName, signedToken } from './session-cookie.ts'

/** Somebody signed in, on one device. */
export interface Session {
  readonly id: string
  readonly account: Account
  /** Signed in within the last 15 minutes. */
  readonly fresh: boolean
  /** A day of its time has passed: the next visit should begin its time anew. */
  readonly renewable: boolean
}

/** A session as its owner sees it in a list. */
interface ListedSession {
  readonly id: string
  readonly createdAt: string
  readonly usedAt: string
  readonly address: string | null
  readonly userAgent: string | null
}

export interface Sessions {
  /** The session that a request's cookie names; a revoked one is unknown here at once and elsewhere within a second. */
  of(request: Request): Promise<Session | undefined>
  list(account: string): Promise<readonly ListedSession[]>
  /** Ends one session of an account; false when there is none of this id. */
  revoke(account: string, id: string): Promise<boolean>
  /** Ends all sessions of an account but one. */
  revokeOthers(account: string, keep: string | undefined): Promise<void>
  /** Forgets what is in memory, for something in the database has changed. */
  forget(): void
}

/** So long, in milliseconds, a looked-up session is believed without asking the database again. */
const believedFor = 900

/** So many looked-up sessions are kept at most. */
const remembered = 10_000

/** Characters; a cookie of ours has about a hundred. */
const longestCookie = 400

export function createSessions(
  { sql }: Connection,
  { secret, baseUrl }: { secret: string; baseUrl: string },
): Sessions {
  const cookieName = sessionCookieName(baseUrl)
  const known = new Map<string, { readonly at: number; readonly session: Promise<Session | undefined> }>()
  const remember = (cookie: string, session: Promise<Session | undefined>): void => {
    known.delete(cookie)
    known.set(cookie, { at: performance.now(), session })
    // What could not be looked up is asked again by the next request.
    session.catch(() => known.delete(cookie))
    const oldest = known.size > remembered ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
  }
  return {
    of: (request) => {
      const cookie = cookieValue(request.headers.get('cookie'), cookieName)
      if (cookie === undefined) return Promise.resolve(undefined)
      const entry = known.get(cookie)
      if (entry && performance.now() - entry.at < believedFor) return entry.session
      // What we have not signed is not remembered: anybody can send as much of it as they like.
      const token = cookie.length > longestCookie ? undefined : signedToken(cookie, secret)
      if (token === undefined) return Promise.resolve(undefined)
      const session = sessionOfToken(sql, token)
      remember(cookie, session)
      return session
    },
    list: (account) => listSessions(sql, account),
    revoke: async (account, id) => {
      const { count } = await sql`delete from tessera.session where user_id = ${account} and id = ${id}`
      known.clear()
      return count > 0
    },
    revokeOthers: async (account, keep) => {
      await sql`delete from tessera.session where user_id = ${account} and id is distinct from ${keep ?? null}`
      known.clear()
    },
    forget: () => known.clear(),
  }
}

interface SessionRow {
  readonly id: string
  readonly fresh: boolean
  readonly renewable: boolean
  readonly account: string
  readonly name: string
  readonly email: string
  readonly installation_admin: boolean
}

async function sessionOfToken(sql: Connection['sql'], token: string): Promise<Session | undefined> {
  const [row] = await sql<SessionRow[]>`
    select s.id, s.created_at > now() - ${freshSeconds}::int * interval '1 second' as fresh,
      s.expires_at < now() + ${sessionSeconds - 86_400}::int * interval '1 second' as renewable,
      a.id as account, a.name, a.email, a.installation_admin
    from tessera.session s join tessera.account a on a.id = s.user_id
    where s.token = ${token} and s.expires_at > now()`
  if (!row) return undefined
  const account = {
    id: row.account,
    name: row.name,
    email: realEmail(row.email),
    installationAdmin: row.installation_admin,
  }
  return { id: row.id, account, fresh: row.fresh, renewable: row.renewable }
}

const listSessions = async (sql: Connection['sql'], account: string): Promise<readonly ListedSession[]> =>
  sql<ListedSession[]>`
    select id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
      to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "usedAt",
      nullif(ip_address, '') as address, nullif(user_agent, '') as "userAgent"
    from tessera.session where user_id = ${account} and expires_at > now() order by created_at desc, id`
