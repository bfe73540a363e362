import { sql } from 'drizzle-orm'
import { index, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** What people are told in the app. */
export const notificationTables = (workspace: WorkspaceSchema) => ({
  notification: workspace.table(
    '_notification',
    {
      /** Version 7, so that ids are in the order of time. */
      id: uuid('id').primaryKey(),
      person: uuid('person').notNull(),
      at: moment('at').notNull(),
      /** Id of the message's definition; null where no message was written for it. */
      message: text('message'),
      /** Id of the object's definition. */
      object: text('object'),
      record: uuid('record'),
      /** The comment that it is about. */
      comment: uuid('comment'),
      /** The task that it is about. */
      task: uuid('task'),
      title: text('title').notNull(),
      body: text('body').notNull(),
      readAt: moment('read_at'),
    },
    (table) => [
      index('_notification_person').on(table.person, table.id),
      index('_notification_unread').on(table.person).where(sql`read_at is null`),
    ],
  ),
})
