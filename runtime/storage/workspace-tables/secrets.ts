import { sql } from 'drizzle-orm'
import { integer, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

export const secretTables = (workspace: WorkspaceSchema) => ({
  /** What flows prove themselves with elsewhere. Only the installation's own key, which lies outside the database, opens it. */
  secret: workspace.table('_secret', {
    name: text('name').primaryKey(),
    version: integer('version').notNull().default(1),
    /** Which key sealed it. */
    key: text('key').notNull(),
    sealed: text('sealed').notNull(),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    createdBy: uuid('created_by'),
    updatedAt: moment('updated_at').notNull().default(sql`now()`),
    updatedBy: uuid('updated_by'),
  }),
})
