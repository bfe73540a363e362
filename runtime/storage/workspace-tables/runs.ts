import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Runs of flows. Everything that a run is stands here; its own row is the lock of a step. */
export const runTables = (workspace: WorkspaceSchema) => ({
  run: workspace.table(
    '_run',
    {
      id: uuid('id').primaryKey(),
      flow: text('flow').notNull(),
      version: uuid('version').notNull(),
      object: text('object').notNull(),
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
      /** The entry of `_change` that started it: each starts a flow once. */
      event: bigint('event', { mode: 'number' }),
      cause: jsonb('cause').notNull(),
      /** The run, and the wait in it, that is told of its end. */
      parent: uuid('parent'),
      parentWait: integer('parent_wait'),
    },
    (table) => [
      unique('_run_event').on(table.flow, table.event),
      uniqueIndex('_run_parent').on(table.parent, table.parentWait).where(sql`parent is not null`),
      index('_run_ready').on(table.startedAt).where(sql`ready`),
      index('_run_record').on(table.record, table.startedAt),
      index('_run_open').on(table.flow, table.startedAt).where(sql`status in ('running', 'suspended')`),
    ],
  ),
  token: workspace.table(
    '_token',
    {
      run: uuid('run').notNull(),
      id: integer('id').notNull(),
      node: text('node').notNull(),
      edge: text('edge'),
      activation: integer('activation'),
      state: text('state').notNull(),
      seq: integer('seq').notNull(),
      visit: integer('visit').notNull(),
      since: moment('since').notNull(),
    },
    (table) => [primaryKey({ columns: [table.run, table.id] })],
  ),
  activation: workspace.table(
    '_activation',
    {
      run: uuid('run').notNull(),
      id: integer('id').notNull(),
      split: text('split').notNull(),
      outer: integer('outer'),
      expected: integer('expected').notNull(),
      arrived: integer('arrived').notNull(),
      dead: integer('dead').notNull(),
      fired: boolean('fired').notNull(),
    },
    (table) => [primaryKey({ columns: [table.run, table.id] })],
  ),
})
