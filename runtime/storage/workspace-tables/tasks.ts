import { sql } from 'drizzle-orm'
import { date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** What flows ask of people, and who answers for whom. */
export const taskTables = (workspace: WorkspaceSchema) => ({
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
      object: text('object'),
      record: uuid('record'),
      assignee: uuid('assignee').notNull(),
      onBehalfOf: uuid('on_behalf_of'),
      dueAt: moment('due_at'),
      openedAt: moment('opened_at').notNull(),
      endedAt: moment('ended_at'),
      decision: text('decision'),
      comment: text('comment'),
      decidedBy: uuid('decided_by'),
      /** The request of the last answer. */
      request: text('request'),
      urgedAt: moment('urged_at'),
      /** Ids of the fields of the record that nobody changes while the task is open; `*` for all. */
      locks: text('locks').array().notNull().default(sql`'{}'`),
      /** The version of the flow that it came from, where its run goes by another one since. */
      version: uuid('version'),
      changedAt: moment('changed_at').notNull().default(sql`now()`),
    },
    (table) => [
      unique('_task_key').on(table.run, table.wait, table.key),
      index('_task_open').on(table.assignee, table.openedAt).where(sql`state = 'open'`),
      index('_task_mine').on(table.assignee, table.kind, table.openedAt),
      index('_task_record').on(table.record),
      index('_task_changed').on(table.changedAt),
      index('_task_version').on(table.version).where(sql`version is not null`),
    ],
  ),
  /** Who answers for somebody who is away. The days are of the workspace's zone; `until` is the last. */
  substitute: workspace.table(
    '_substitute',
    { person: uuid('person').primaryKey(), who: uuid('who').notNull(), from: date('from').notNull(), until: date('until').notNull() },
    (table) => [index('_substitute_who').on(table.who)],
  ),
})
