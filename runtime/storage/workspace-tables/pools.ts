import { boolean, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** When records that nobody works on go back to their object's pool. */
export const poolTables = (workspace: WorkspaceSchema) => ({
  /** The objects of the live release whose records go back by themselves, and when there may be some to look at. */
  poolCheck: workspace.table('_pool_check', {
    /** Id of the object's definition. */
    object: text('object').primaryKey(),
    days: integer('days').notNull(),
    nextAt: moment('next_at').notNull(),
  }),
  /** Owners who were told that a record will go back. Holds only while the record stays as idle as it was then. */
  poolNotice: workspace.table(
    '_pool_notice',
    {
      record: uuid('record').primaryKey(),
      object: text('object').notNull(),
      owner: uuid('owner').notNull(),
      /** When the record was last changed or commented on. */
      idleSince: moment('idle_since').notNull(),
      at: moment('at').notNull(),
      /** A rule stood against its return: it stays until somebody works on it again. */
      kept: boolean('kept').notNull().default(false),
    },
    (table) => [index('_pool_notice_object').on(table.object)],
  ),
})
