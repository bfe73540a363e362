import type { Caller } from '../../runtime/caller.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import type { Workspaces } from '../../runtime/workspaces/workspaces.ts'
import type { Log } from '../log.ts'
import type { Account } from './account.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import { type Auth, authHeaders, createAuth } from './auth.ts'
import { createCallers } from './caller.ts'
import { createOneTimeLinks, type OneTimeLinks } from './one-time-links.ts'
import { createRateLimits, type RateLimits } from './rate-limits.ts'
import { createSessions, type Session, type Sessions } from './sessions.ts'
import { createSetUp, type SetUp } from './set-up.ts'
import { admitTry, type SignedIn, signIn, type SignInAttempt } from './sign-in.ts'

/** Who people are: accounts and how they prove themselves, sessions, and who they are in each workspace. */
export interface Identity {
  /** Who sends a request; undefined without a living session. */
  sessionOf(request: Request): Promise<Session | undefined>
  /** Who an account is in a workspace. Refuses `not-found` where it is nobody. */
  callerIn(workspace: string, account: Account): Promise<Caller>
  /** Makes a change of rights by this process felt at once here; others see it within a second. */
  forgetCallers(workspace: string): void
  signIn(attempt: SignInAttempt): Promise<SignedIn>
  /** Ends the request's session; answers the `Set-Cookie` lines that make the browser forget it. */
  signOut(request: Request): Promise<readonly string[]>
  /** Begins the time of a session anew; answers the `Set-Cookie` lines. */
  renew(request: Request): Promise<readonly string[]>
  /** Answers one of better-auth's own addresses below `/api/auth`; of the request's body it is given no more than `body`. */
  answer(request: Request, address: string, body?: object): Promise<Response>
  /** Counts one try to sign in. Refuses `too-many-requests`. */
  admitTry(attempt: Pick<SignInAttempt, 'identifier' | 'address'>): Promise<unknown>
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly links: OneTimeLinks
  readonly limits: RateLimits
  readonly setUp: SetUp
}

export interface IdentityOptions {
  readonly data: Connection
  readonly workspaces: Workspaces
  /** Where people reach the server, without a closing slash. */
  readonly baseUrl: string
  /** Signs the session cookie; at least 32 random bytes as text, kept outside the database. */
  readonly secret: string
  readonly log: Log
}

export function createIdentity({ data, workspaces, baseUrl, secret, log }: IdentityOptions): Identity {
  const limits = createRateLimits(data)
  const auth = createAuth({ data, baseUrl, secret, limits, log })
  const accounts = createAccounts(data)
  const sessions = createSessions(data, { secret, baseUrl })
  const links = createOneTimeLinks(data)
  const callers = createCallers(workspaces)
  return {
    sessionOf: (request) => sessions.of(request),
    callerIn: (workspace, account) => callers.of(workspace, account),
    forgetCallers: (workspace) => callers.forget(workspace),
    signIn: (attempt) => signIn(attempt, { auth, accounts, sessions, limits }),
    signOut: (request) => signOut(request, { auth, sessions }),
    renew: async (request) =>
      (await auth.api.getSession({ headers: request.headers, returnHeaders: true })).headers.getSetCookie(),
    answer: async ({ url, method, headers }, address, body) => {
      const request = { method, headers: authHeaders(headers, address), ...(body && { body: JSON.stringify(body) }) }
      const response = await auth.handler(new Request(url, request))
      sessions.forget()
      return response
    },
    admitTry: (attempt) => admitTry(attempt, { accounts, limits }),
    accounts,
    sessions,
    links,
    limits,
    setUp: createSetUp({ data, workspaces, links }),
  }
}

async function signOut(
  request: Request,
  { auth, sessions }: { auth: Auth; sessions: Sessions },
): Promise<readonly string[]> {
  const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true })
  sessions.forget()
  return headers.getSetCookie()
}
