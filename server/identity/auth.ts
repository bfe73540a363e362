import { randomUUID } from 'node:crypto'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { accounts, credentials, sessions, verifications } from '../../runtime/storage/identity-tables.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import type { Log } from '../log.ts'
import { passwordLength } from './password-strength.ts'
import type { RateLimits } from './rate-limits.ts'

export interface AuthOptions {
  readonly data: Connection
  readonly baseUrl: string
  /** Signs the session cookie; at least 32 random bytes, kept outside the database. */
  readonly secret: string
  readonly limits: RateLimits
  readonly log: Log
}

/** The header in which better-auth is told the client's address; what a client sends under this name never arrives. */
export const addressHeader = 'x-client-ip'

export const sessionSeconds = 7 * 24 * 60 * 60

/** How old a session may be where something must not be done from a borrowed device. */
export const freshSeconds = 15 * 60

/**
 * better-auth, set up for invitation-only accounts with passwords: it hashes and verifies them (scrypt), makes
 * sessions and signs their cookies. Looking a session up for a request is done by `sessions.ts`, which is much faster.
 */
export const createAuth = ({ data, baseUrl, secret, limits, log }: AuthOptions) =>
  betterAuth({
    appName: 'Tessera',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [baseUrl],
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (level, message, ...details) => log[level === 'error' ? 'error' : 'info']({ details }, message),
    },
    database: drizzleAdapter(data.db, {
      provider: 'pg',
      schema: { user: accounts, session: sessions, account: credentials, verification: verifications },
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    session: {
      expiresIn: sessionSeconds,
      updateAge: 24 * 60 * 60,
      freshAge: freshSeconds,
      cookieCache: { enabled: false },
    },
    rateLimit: { enabled: true, customStorage: { consume: (key, rule) => limits.consume([`auth ${key}`], rule) } },
    advanced: {
      cookiePrefix: 'tessera',
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => randomUUID() },
    },
  })

export type Auth = ReturnType<typeof createAuth>

/** What better-auth is told of a request: who speaks, from where, with which session. */
export function authHeaders(given: Headers, address: string): Headers {
  const headers = new Headers(given)
  headers.delete(addressHeader)
  // The body, if it is given one, is written anew.
  headers.delete('content-length')
  if (address !== '') headers.set(addressHeader, address)
  return headers
}
