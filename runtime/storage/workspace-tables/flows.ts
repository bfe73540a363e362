import { sql } from 'drizzle-orm'
import { index, integer, jsonb, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Versions of flows, and what their runs leave behind. */
export const flowTables = (workspace: WorkspaceSchema) => ({
  /** What a flow was at a publish that changed it, with ids in the place of names; never changed. */
  flowVersion: workspace.table(
    '_flow_version',
    {
      id: uuid('id').primaryKey(),
      flow: text('flow').notNull(),
      number: integer('number').notNull(),
      hash: text('hash').notNull(),
      body: jsonb('body').notNull(),
      release: integer('release').notNull(),
      at: moment('at').notNull().default(sql`now()`),
    },
    (table) => [unique('_flow_version_number').on(table.flow, table.number)],
  ),
  runHistory: workspace.table(
    '_history',
    {
      run: uuid('run').notNull(),
      seq: integer('seq').notNull(),
      kind: text('kind').notNull(),
      at: moment('at').notNull(),
      node: text('node').notNull(),
      token: integer('token').notNull(),
      edge: text('edge'),
      activation: integer('activation'),
      visit: integer('visit').notNull(),
      state: text('state').notNull(),
      by: uuid('by'),
      data: jsonb('data'),
    },
    (table) => [primaryKey({ columns: [table.run, table.seq] })],
  ),
  incident: workspace.table(
    '_incident',
    {
      id: uuid('id').primaryKey(),
      run: uuid('run').notNull(),
      token: integer('token').notNull(),
      node: text('node').notNull(),
      code: text('code').notNull(),
      params: jsonb('params').notNull(),
      at: moment('at').notNull(),
      endedAt: moment('ended_at'),
      endedBy: uuid('ended_by'),
    },
    (table) => [index('_incident_open').on(table.at).where(sql`ended_at is null`), index('_incident_run').on(table.run)],
  ),
})
