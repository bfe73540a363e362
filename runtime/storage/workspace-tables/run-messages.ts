import { sql } from 'drizzle-orm'
import { index, integer, jsonb, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, seq, type WorkspaceSchema } from './columns.ts'

/** What has happened to runs, and what they want done outside. */
export const runMessageTables = (workspace: WorkspaceSchema) => ({
  /** What has happened to runs and was not yet told to them. The key keeps one thing from being told twice. */
  inbox: workspace.table(
    '_inbox',
    {
      id: seq('id').primaryKey().generatedAlwaysAsIdentity(),
      run: uuid('run').notNull(),
      key: text('key').notNull(),
      row: jsonb('row').notNull(),
      at: moment('at').notNull().default(sql`now()`),
      takenAt: moment('taken_at'),
    },
    (table) => [unique('_inbox_key').on(table.run, table.key), index('_inbox_unread').on(table.run, table.id).where(sql`taken_at is null`)],
  ),
  /** What is to be done outside, once at least; the key is the same however often it is tried. */
  outbox: workspace.table(
    '_outbox',
    {
      run: uuid('run').notNull(),
      key: text('key').notNull(),
      node: text('node').notNull(),
      wait: integer('wait'),
      effect: jsonb('effect').notNull(),
      /** Whom it asks outside: a host, or the mail server. Null for what is only stored. */
      destination: text('destination'),
      state: text('state').notNull().default('open'),
      attempts: integer('attempts').notNull().default(0),
      nextAt: moment('next_at').notNull(),
      leaseUntil: moment('lease_until'),
      problem: jsonb('problem'),
    },
    (table) => [
      primaryKey({ columns: [table.run, table.key] }),
      index('_outbox_open').on(table.nextAt).where(sql`state = 'open'`),
      index('_outbox_waiting').on(table.destination, table.nextAt).where(sql`state = 'open'`),
      index('_outbox_under_way').on(table.destination).where(sql`state = 'open' and lease_until is not null`),
    ],
  ),
  /** Hosts that were called, with the moments of the last minute's calls: how many more they get. */
  destination: workspace.table('_destination', { host: text('host').primaryKey(), begun: moment('begun').array().notNull() }),
})
