import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Who took records out of the workspace: rows stay when the job and its file have gone. */
export const exportTables = (workspace: WorkspaceSchema) => ({
  recordExport: workspace.table(
    '_export',
    {
      /** Id of the job. */
      id: uuid('id').primaryKey(),
      at: moment('at').notNull().default(sql`now()`),
      by: uuid('by').notNull(),
      /** Id of the object's definition, and what many of it were called. */
      object: text('object').notNull(),
      label: jsonb('label').notNull(),
      format: text('format').notNull(),
      mode: text('mode').notNull(),
      /** `[{field, label, category}]`: the fields with personal data among the columns. */
      personal: jsonb('personal').notNull(),
      reason: text('reason'),
      /** Null until the file is whole. */
      rows: bigint('rows', { mode: 'number' }),
      file: uuid('file'),
    },
    (table) => [index('_export_at').on(table.at, table.id)],
  ),
})
