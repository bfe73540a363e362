import { sql } from 'drizzle-orm'
import { index, integer, jsonb, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** What the tokens of runs wait for. */
export const waitTables = (workspace: WorkspaceSchema) => ({
  wait: workspace.table(
    '_wait',
    {
      run: uuid('run').notNull(),
      id: integer('id').notNull(),
      token: integer('token').notNull(),
      node: text('node').notNull(),
      kind: text('kind').notNull(),
      state: jsonb('state').notNull(),
      tasks: jsonb('tasks').notNull(),
      timers: jsonb('timers').notNull(),
    },
    (table) => [primaryKey({ columns: [table.run, table.id] })],
  ),
  timer: workspace.table(
    '_timer',
    { run: uuid('run').notNull(), wait: integer('wait').notNull(), key: text('key').notNull(), dueAt: moment('due_at').notNull() },
    (table) => [primaryKey({ columns: [table.run, table.wait, table.key] }), index('_timer_due').on(table.dueAt)],
  ),
  task: workspace.table(
    '_task',
    {
      id: uuid('id').primaryKey(),
      run: uuid('run').notNull(),
      wait: integer('wait').notNull(),
      key: text('key').notNull(),
      node: text('node').notNull(),
      kind: text('kind').notNull(),
      state: text('state').notNull().default('open'),
      rev: integer('rev').notNull().default(1),
      object: text('object').notNull(),
      record: uuid('record'),
      assignee: uuid('assignee').notNull(),
      onBehalfOf: uuid('on_behalf_of'),
      dueAt: moment('due_at'),
      openedAt: moment('opened_at').notNull(),
      endedAt: moment('ended_at'),
      decision: text('decision'),
      comment: text('comment'),
      decidedBy: uuid('decided_by'),
      request: text('request'),
    },
    (table) => [
      unique('_task_key').on(table.run, table.wait, table.key),
      index('_task_open').on(table.assignee, table.openedAt).where(sql`state = 'open'`),
      index('_task_record').on(table.record),
    ],
  ),
})
