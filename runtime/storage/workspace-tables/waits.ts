import { index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
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
})
