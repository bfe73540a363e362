import { sql } from 'drizzle-orm'
import { bigint, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Uploads, and the records that hold them. */
export const fileTables = (workspace: WorkspaceSchema) => {
  const file = workspace.table('_file', {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    /** By content and name; blank while the bytes are on their way. */
    type: text('type').notNull(),
    /** Random name under which the bytes are kept. */
    key: text('key').notNull(),
    by: uuid('by').notNull(),
    createdAt: moment('created_at').notNull().default(sql`now()`),
    /** When the bytes may go; null = kept as long as something points at them. */
    expiresAt: moment('expires_at'),
  })
  return {
    file,
    /** Where a file is shown or was: the history of a record and the recycle bin show what they showed. Rows only go with their record. */
    fileUse: workspace.table(
      '_file_use',
      {
        file: uuid('file').notNull().references(() => file.id),
        /** Id of the object's definition. */
        object: text('object').notNull(),
        record: uuid('record').notNull(),
        /** Id of the field. */
        field: text('field').notNull(),
      },
      (table) => [primaryKey({ columns: [table.file, table.record, table.field] })],
    ),
  }
}
