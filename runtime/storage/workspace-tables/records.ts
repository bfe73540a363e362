import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, seq, type WorkspaceSchema } from './columns.ts'

/** What happened to records, and what numbers them. */
export const recordTables = (workspace: WorkspaceSchema) => ({
  /** Audit, event and history in one append-only table, written by the same statement as the record. */
  change: workspace.table(
    '_change',
    {
      seq: seq('seq').primaryKey().generatedAlwaysAsIdentity(),
      at: moment('at').notNull().default(sql`now()`),
      release: integer('release').notNull(),
      actor: uuid('actor'),
      cause: jsonb('cause').notNull(),
      object: text('object').notNull(),
      record: uuid('record'),
      version: integer('version'),
      op: text('op').notNull(),
      changed: jsonb('changed').notNull(),
      bulk: jsonb('bulk'),
    },
    (table) => [
      index('_change_record').on(table.record, table.seq),
      index('_change_group').on(sql`(bulk->>'group')`).where(sql`bulk->>'group' is not null`),
      /** Entries of many records at once: which of them holds a record's id. */
      index('_change_range').on(table.object, sql`((bulk->>'first')::uuid)`).where(sql`bulk->>'first' is not null`),
    ],
  ),
  /** Counters of numbering fields; the row lock lasts until commit, so numbers have no gaps. */
  counter: workspace.table(
    '_counter',
    {
      field: text('field').notNull(),
      period: text('period').notNull(),
      value: bigint('value', { mode: 'number' }).notNull(),
    },
    (table) => [primaryKey({ columns: [table.field, table.period] })],
  ),
})
