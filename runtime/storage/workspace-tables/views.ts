import { sql } from 'drizzle-orm'
import { index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Views that people keep for themselves. */
export const viewTables = (workspace: WorkspaceSchema) => ({
  view: workspace.table(
    '_view',
    {
      id: uuid('id').primaryKey(),
      version: integer('version').notNull().default(1),
      person: uuid('person').notNull(),
      /** Id of the object's definition. */
      object: text('object').notNull(),
      label: text('label').notNull(),
      /** What it shows, with ids in the place of names: renames keep it whole. */
      contents: jsonb('contents').notNull(),
      /** Id of the definition that it was shared as. */
      shared: text('shared'),
      createdAt: moment('created_at').notNull().default(sql`now()`),
    },
    (table) => [index('_view_person').on(table.person, table.object)],
  ),
})
