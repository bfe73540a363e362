import { bigint, index, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, seq, type WorkspaceSchema } from './columns.ts'

/** What is to start flows, until it has. */
export const triggerTables = (workspace: WorkspaceSchema) => ({
  /**
   * Changes of records whose object has triggers, written with their `_change` and taken by deleting. Without a record: the
   * entry stands for many that were made at once.
   */
  event: workspace.table('_event', { change: bigint('change', { mode: 'number' }).notNull(), record: uuid('record') }, (table) => [
    index('_event_change').on(table.change),
    index('_event_record').on(table.record, table.change),
  ]),
  /** Starts that wait until an earlier run for the same record has ended (`end`) or has come to rest (`rest`), or until the import that they sum up has (`import`). */
  start: workspace.table(
    '_start',
    {
      seq: seq('seq').primaryKey().generatedAlwaysAsIdentity(),
      flow: text('flow').notNull(),
      version: uuid('version').notNull(),
      node: text('node').notNull(),
      object: text('object'),
      record: uuid('record'),
      occasion: text('occasion').notNull(),
      startedBy: uuid('started_by'),
      cause: jsonb('cause').notNull(),
      vars: jsonb('vars').notNull(),
      /** What its steps read of how it starts: what fields held before the change, by id, or `batch.count` and the like. */
      old: jsonb('old'),
      until: text('until').notNull(),
      at: moment('at').notNull(),
    },
    (table) => [unique('_start_occasion').on(table.flow, table.occasion), index('_start_record').on(table.flow, table.record, table.seq)],
  ),
})
