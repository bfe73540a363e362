import { isAPIError } from 'better-auth/api'
import { HttpRefusal } from '../http-refusal.ts'
import type { Accounts, KnownAccount } from './accounts.ts'
import { type Auth, authHeaders } from './auth.ts'
import { meantBy, standInEmail } from './identifier.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Sessions } from './sessions.ts'

/** Somebody who says who they are. */
export interface SignInAttempt {
  /** An e-mail address, a login name or a phone number. */
  readonly identifier: string
  readonly password: string
  readonly request: Request
  readonly address: string
}

export interface SignedIn {
  readonly account: KnownAccount
  /** `Set-Cookie` lines. */
  readonly cookies: readonly string[]
}

export interface SignInParts {
  readonly auth: Auth
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly limits: RateLimits
}

/**
 * Signs in and ends the session that the request came with. Refuses `invalid-credentials` for a wrong password and an
 * unknown identifier alike, after the same work, and `too-many-requests`.
 */
export async function signIn(
  attempt: SignInAttempt,
  { auth, accounts, sessions, limits }: SignInParts,
): Promise<SignedIn> {
  const { identifier, password, request, address } = attempt
  const account = await admitTry({ identifier, address }, { accounts, limits })
  const email = account ? (account.email ?? standInEmail(account.id)) : standInEmail('nobody')
  const cookies = await cookiesFor(auth, { email, password }, authHeaders(request.headers, address))
  if (!account || !cookies) throw new HttpRefusal('invalid-credentials')
  const earlier = await sessions.of(request)
  if (earlier) await sessions.revoke(earlier.account.id, earlier.id)
  return { account, cookies }
}

/**
 * Counts one try to sign in and answers whose: the account is counted, however it was written. All addresses together
 * have as many tries as one of them could make, so guessing from many is no faster. Refuses `too-many-requests`.
 */
export async function admitTry(
  { identifier, address }: Pick<SignInAttempt, 'identifier' | 'address'>,
  { accounts, limits }: Pick<SignInParts, 'accounts' | 'limits'>,
): Promise<KnownAccount | undefined> {
  await limits.take([`sign-in ${address}`], { window: 60, max: 100 })
  const account = theOne(await accounts.find(meantBy(identifier)), identifier)
  const whose = account?.id ?? identifier.normalize('NFKC').trim().toLowerCase()
  await limits.take([`sign-in ${whose} ${address}`], { window: 60, max: 10 })
  await limits.take([`sign-in ${whose}`], { window: 900, max: 150 })
  return account
}

/** The account meant; nobody where what was typed fits several. */
function theOne(found: readonly KnownAccount[], identifier: string): KnownAccount | undefined {
  const named = found.filter(({ login }) => login === identifier.normalize('NFKC').trim().toLowerCase())
  const [only, ...others] = named.length > 0 ? named : found
  return others.length === 0 ? only : undefined
}

async function cookiesFor(
  auth: Auth,
  body: { email: string; password: string },
  headers: Headers,
): Promise<readonly string[] | undefined> {
  try {
    const { headers: answered } = await auth.api.signInEmail({ body, headers, returnHeaders: true })
    return answered.getSetCookie()
  } catch (reason) {
    // Every way in which these two do not belong together is answered alike.
    if (isAPIError(reason) && reason.statusCode < 500) return undefined
    throw reason
  }
}
