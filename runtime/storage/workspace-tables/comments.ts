import { index, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** What people say about records. */
export const commentTables = (workspace: WorkspaceSchema) => ({
  comment: workspace.table(
    '_comment',
    {
      /** Version 7, so that ids are in the order of time. */
      id: uuid('id').primaryKey(),
      at: moment('at').notNull(),
      editedAt: moment('edited_at'),
      /** Id of the object's definition. */
      object: text('object').notNull(),
      record: uuid('record').notNull(),
      author: uuid('author').notNull(),
      body: text('body').notNull(),
      /** The people that `@Name` in the body means. */
      mentions: uuid('mentions').array().notNull(),
    },
    (table) => [index('_comment_record').on(table.record, table.id)],
  ),
})
