import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** What is live, what was, what is being designed, and what was removed. */
export const definitionTables = (workspace: WorkspaceSchema) => ({
  /**
   * One row: the number of the live release, and two numbers that rise whenever somebody's rights or the
   * workspace's settings change. A process that sees another number than its own loads again.
   */
  live: workspace.table('_live', {
    only: boolean('only').primaryKey().default(true),
    number: integer('number').notNull(),
    rights: integer('rights').notNull().default(0),
    settings: integer('settings').notNull().default(0),
  }),
  /** What a release holds: bodies by the SHA-256 of their canonical text, shared between releases. */
  definition: workspace.table('_definition', {
    hash: text('hash').primaryKey(),
    body: jsonb('body').notNull(),
  }),
  release: workspace.table('_release', {
    number: integer('number').primaryKey(),
    at: moment('at').notNull().default(sql`now()`),
    by: uuid('by'),
    note: text('note').notNull().default(''),
    digest: text('digest').notNull(),
    /** `[{kind, id, name, hash}]`: everything the release consists of. */
    contents: jsonb('contents').notNull(),
    /** The readable difference from the release before. */
    diff: jsonb('diff').notNull(),
  }),
  /** One row a definition that differs from the live release; `body` null = removed. */
  draft: workspace.table(
    '_draft',
    {
      kind: text('kind').notNull(),
      id: text('id').notNull(),
      name: text('name').notNull(),
      body: jsonb('body'),
      revision: integer('revision').notNull(),
      by: uuid('by').notNull(),
      at: moment('at').notNull().default(sql`now()`),
    },
    (table) => [primaryKey({ columns: [table.kind, table.id] }), uniqueIndex('_draft_name').on(table.kind, table.name)],
  ),
  /** Every save of a draft: where a merge starts from and what an undo goes back to. */
  draftRevision: workspace.table(
    '_draft_revision',
    {
      kind: text('kind').notNull(),
      id: text('id').notNull(),
      revision: integer('revision').notNull(),
      body: jsonb('body'),
      /** The command that wrote it, together with other definitions perhaps; an undo takes them all back. */
      command: text('command'),
      by: uuid('by').notNull(),
      at: moment('at').notNull().default(sql`now()`),
    },
    (table) => [
      primaryKey({ columns: [table.kind, table.id, table.revision] }),
      index('_draft_revision_command').on(table.command).where(sql`command is not null`),
    ],
  ),
  /** Removed objects and fields whose data are kept: `details` hold what a restore builds again. */
  trash: workspace.table('_trash', {
    id: text('id').primaryKey(),
    object: text('object').notNull(),
    body: jsonb('body').notNull(),
    details: jsonb('details').notNull(),
    release: integer('release').notNull(),
    by: uuid('by'),
    at: moment('at').notNull().default(sql`now()`),
  }),
})
