import { sql } from 'drizzle-orm'
import { boolean, index, integer, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { globalSchema } from './global-tables.ts'

// better-auth hands moments over as dates.
const moment = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: 'date' })

const stamps = {
  createdAt: moment('created_at')
    .notNull()
    .default(sql`now()`),
  updatedAt: moment('updated_at')
    .notNull()
    .default(sql`now()`),
}

/**
 * Who may sign in, by e-mail, login name or phone; better-auth's "user". An account without e-mail holds an address
 * that no mail reaches, for better-auth asks for one.
 */
export const accounts = globalSchema.table(
  'account',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    login: text('login').unique(),
    /** E.164. */
    phone: text('phone').unique(),
    /** The digits that people dial within the phone's own country. */
    nationalPhone: text('national_phone'),
    installationAdmin: boolean('installation_admin').notNull().default(false),
    ...stamps,
  },
  (table) => [index('account_national_phone').on(table.nationalPhone)],
)

/** The ways an account proves itself; better-auth's "account". Passwords are kept here, hashed by scrypt. */
export const credentials = globalSchema.table(
  'credential',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    ...stamps,
  },
  (table) => [
    index('credential_user').on(table.userId),
    uniqueIndex('credential_provider').on(table.providerId, table.accountId),
  ],
)

export const sessions = globalSchema.table(
  'session',
  {
    id: text('id').primaryKey(),
    expiresAt: moment('expires_at').notNull(),
    token: text('token').notNull().unique(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    ...stamps,
  },
  (table) => [index('session_user').on(table.userId)],
)

/** What better-auth keeps while somebody proves something; nothing uses it until a second factor does. */
export const verifications = globalSchema.table(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    ...stamps,
  },
  (table) => [index('verification_identifier').on(table.identifier)],
)

/** How often something was tried in a window of time; the key is a hash, for it names people and addresses. */
export const rateLimits = globalSchema.table('rate_limit', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  endsAt: moment('ends_at').notNull(),
})

/** Links that open a door once, by the hash of their token: to set the installation up, or to choose a password. */
export const oneTimeLinks = globalSchema.table(
  'one_time_link',
  {
    hash: text('hash').primaryKey(),
    purpose: text('purpose').notNull(),
    account: text('account').references(() => accounts.id, { onDelete: 'cascade' }),
    workspace: text('workspace'),
    person: uuid('person'),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`now()`),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('one_time_link_account').on(table.account)],
)
