import { date, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Who was let in to single records by hand. */
export const teamTables = (workspace: WorkspaceSchema) => ({
  recordMember: workspace.table(
    '_record_member',
    {
      record: uuid('record').notNull(),
      person: uuid('person').notNull(),
      /** Id of the object's definition. */
      object: text('object').notNull(),
      /** `read` or `update`. */
      right: text('right').notNull(),
      /** The last day, in the workspace's zone; none = for good. */
      until: date('until'),
      by: uuid('by').notNull(),
      at: moment('at').notNull(),
    },
    (table) => [primaryKey({ columns: [table.record, table.person] }), index('_record_member_person').on(table.person)],
  ),
})
