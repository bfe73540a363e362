import { sql } from 'drizzle-orm'
import { bigint, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Uploads. */
export const fileTables = (workspace: WorkspaceSchema) => ({
  file: workspace.table('_file', {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    type: text('type').notNull(),
    /** Random name under which the bytes are kept. */
    key: text('key').notNull(),
    by: uuid('by').notNull(),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    /** When the bytes may go; null = kept as long as something points at them. */
    expiresAt: moment('expires_at'),
  }),
})
