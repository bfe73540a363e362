import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Runs of flows. The row of a run is the lock of its steps. */
export const runTables = (workspace: WorkspaceSchema) => ({
  run: workspace.table(
    '_run',
    {
      id: uuid('id').primaryKey(),
      flow: text('flow').notNull(),
      version: uuid('version').notNull(),
      /** None where it is about no records. */
      object: text('object'),
      record: uuid('record'),
      status: text('status').notNull(),
      /** Variables, what nodes gave back, visits and counters. */
      state: jsonb('state').notNull(),
      /** Rises with each step. */
      rev: integer('rev').notNull().default(0),
      /** Some token can go on at once. */
      ready: boolean('ready').notNull().default(true),
      startedBy: uuid('started_by'),
      startedAt: moment('started_at').notNull().default(sql`now()`),
      endedAt: moment('ended_at'),
      changedAt: moment('changed_at').notNull().default(sql`now()`),
      /** What started it, such as `record:<seq of the change>`, `button:<request>`: each starts a flow once. */
      occasion: text('occasion').notNull(),
      cause: jsonb('cause').notNull(),
      /** The run, and the wait in it, that is told of its end. */
      parent: uuid('parent'),
      parentWait: integer('parent_wait'),
    },
    (table) => [
      uniqueIndex('_run_parent').on(table.parent, table.parentWait).where(sql`parent is not null`),
      unique('_run_occasion').on(table.flow, table.occasion),
      index('_run_ready').on(table.startedAt).where(sql`ready`),
      index('_run_record').on(table.record, table.startedAt),
      index('_run_flow').on(table.flow, table.id),
      index('_run_starter').on(table.startedBy, table.id),
      index('_run_changed').on(table.changedAt),
      index('_run_open').on(table.flow, table.startedAt).where(sql`status in ('running', 'suspended')`),
    ],
  ),
})
