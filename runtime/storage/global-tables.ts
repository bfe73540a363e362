import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The schema of what belongs to the whole installation: the directory of workspaces. Accounts stand beside it in `identity-tables.ts`. */
export const globalSchema = pgSchema('tessera')

const moment = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: 'string' })

/** One row a workspace; `migration` is the number of the last workspace migration applied to its schema. */
export const workspaces = globalSchema.table('workspace', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  migration: integer('migration').notNull(),
  createdAt: moment('created_at').notNull().default(sql`now()`),
})

/** Which accounts are people of which workspaces: what sign-in needs without opening every workspace. */
export const workspaceMembers = globalSchema.table(
  'workspace_member',
  {
    account: text('account').notNull(),
    workspace: text('workspace').notNull(),
    person: uuid('person').notNull(),
    active: boolean('active').notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.account, table.workspace] }), index('workspace_member_workspace').on(table.workspace)],
)

/** Lets a sweeper visit busy workspaces each second and the others only when something is due. */
export const workspaceActivity = globalSchema.table('workspace_activity', {
  workspace: text('workspace').primaryKey(),
  activeUntil: moment('active_until').notNull(),
  nextDue: moment('next_due'),
})
