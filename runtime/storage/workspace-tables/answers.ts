import { index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** What people answer to tasks. */
export const answerTables = (workspace: WorkspaceSchema) => ({
  /** What people have answered. A request that comes twice finds its first answer here. */
  taskAnswer: workspace.table(
    '_task_answer',
    {
      task: uuid('task').notNull(),
      request: text('request').notNull(),
      run: uuid('run').notNull(),
      node: text('node').notNull(),
      key: text('key').notNull(),
      /** The task's after the answer. */
      rev: integer('rev').notNull(),
      decision: text('decision').notNull(),
      by: uuid('by').notNull(),
      comment: text('comment'),
      to: uuid('to'),
      returnTo: text('return_to'),
      at: moment('at').notNull(),
    },
    (table) => [primaryKey({ columns: [table.task, table.request] }), index('_task_answer_run').on(table.run, table.at), index('_task_answer_by').on(table.by, table.at)],
  ),
  /** What was attached to an answer, in its order. */
  taskFile: workspace.table(
    '_task_file',
    { task: uuid('task').notNull(), request: text('request').notNull(), file: uuid('file').notNull(), place: integer('place').notNull() },
    (table) => [primaryKey({ columns: [table.task, table.request, table.file] }), index('_task_file_file').on(table.file)],
  ),
})
