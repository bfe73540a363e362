import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: 'string' })
const seq = (name: string) => bigint(name, { mode: 'number' })

/**
 * The platform tables of one workspace, in its schema `ws_<slug>`. Nothing here points outside the schema:
 * a workspace can be moved, restored and deleted alone.
 */
export const workspaceTables = (schema: string) => {
  const workspace = pgSchema(schema)
  return { ...peopleTables(workspace), ...definitionTables(workspace), ...recordTables(workspace), ...jobTables(workspace), ...fileTables(workspace) }
}

export type WorkspaceTables = ReturnType<typeof workspaceTables>

type Workspace = ReturnType<typeof pgSchema>

const peopleTables = (workspace: Workspace) => ({
  person: workspace.table(
    '_person',
    {
      id: uuid('id').primaryKey(),
      version: integer('version').notNull().default(1),
      account: text('account'),
      name: text('name').notNull(),
      email: text('email'),
      phone: text('phone'),
      login: text('login'),
      employeeCode: text('employee_code'),
      jobTitle: text('job_title'),
      manager: uuid('manager'),
      department: uuid('department'),
      otherDepartments: uuid('other_departments').array().notNull().default(sql`'{}'`),
      language: text('language').notNull().default('en'),
      zone: text('zone').notNull().default('UTC'),
      active: boolean('active').notNull().default(true),
      search: text('_search').notNull().default(''),
      createdAt: moment('created_at').notNull().default(sql`now()`),
    },
    (table) => [uniqueIndex('_person_account').on(table.account).where(sql`account is not null`)],
  ),
  department: workspace.table('_department', {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull().default(1),
    name: text('name').notNull(),
    parent: uuid('parent'),
    head: uuid('head'),
  }),
  personRole: workspace.table(
    '_person_role',
    {
      person: uuid('person').notNull(),
      /** Id of the role's definition, so that a rename of the role keeps who has it. */
      role: text('role').notNull(),
      by: uuid('by'),
      at: moment('at').notNull().default(sql`now()`),
    },
    (table) => [primaryKey({ columns: [table.person, table.role] })],
  ),
  settings: workspace.table('_settings', {
    /** Always true: the table has one row. */
    only: boolean('only').primaryKey().default(true),
    version: integer('version').notNull().default(1),
    values: jsonb('values').notNull(),
  }),
})

const definitionTables = (workspace: Workspace) => ({
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

const recordTables = (workspace: Workspace) => ({
  /** Audit, event and history in one append-only table, written by the same statement as the record. */
  change: workspace.table(
    '_change',
    {
      seq: seq('seq').primaryKey().generatedAlwaysAsIdentity(),
      at: moment('at').notNull().default(sql`now()`),
      release: integer('release').notNull(),
      actor: uuid('actor'),
      cause: jsonb('cause').notNull(),
      object: text('object').notNull(),
      record: uuid('record'),
      version: integer('version'),
      op: text('op').notNull(),
      changed: jsonb('changed').notNull(),
      bulk: jsonb('bulk'),
    },
    (table) => [
      index('_change_record').on(table.record, table.seq),
      index('_change_group').on(sql`(bulk->>'group')`).where(sql`bulk->>'group' is not null`),
      /** Entries of many records at once: which of them holds a record's id. */
      index('_change_range').on(table.object, sql`((bulk->>'first')::uuid)`).where(sql`bulk->>'first' is not null`),
    ],
  ),
  /** Counters of numbering fields; the row lock lasts until commit, so numbers have no gaps. */
  counter: workspace.table(
    '_counter',
    {
      field: text('field').notNull(),
      period: text('period').notNull(),
      value: bigint('value', { mode: 'number' }).notNull(),
    },
    (table) => [primaryKey({ columns: [table.field, table.period] })],
  ),
})

const jobTables = (workspace: Workspace) => ({
  job: workspace.table(
    '_job',
    {
      id: uuid('id').primaryKey(),
      kind: text('kind').notNull(),
      state: text('state').notNull().default('queued'),
      by: uuid('by').notNull(),
      input: jsonb('input').notNull(),
      /** What the job is about, as it was called then, for people to recognise it. */
      about: jsonb('about').notNull().default({}),
      /** Where a job that was interrupted goes on. */
      cursor: jsonb('cursor'),
      done: bigint('done', { mode: 'number' }).notNull().default(0),
      total: bigint('total', { mode: 'number' }),
      counts: jsonb('counts').notNull().default({}),
      result: jsonb('result'),
      problem: jsonb('problem'),
      /** Rises with each worker that takes the job; one that lost it can no longer write. */
      attempt: integer('attempt').notNull().default(0),
      /** Attempts since the job last moved: a job that ends its process each time is given up. */
      stalled: integer('stalled').notNull().default(0),
      leaseUntil: moment('lease_until'),
      createdAt: moment('created_at').notNull().default(sql`now()`),
      startedAt: moment('started_at'),
      finishedAt: moment('finished_at'),
    },
    (table) => [
      index('_job_open').on(table.createdAt).where(sql`state in ('queued', 'running')`),
      index('_job_by').on(table.by, table.createdAt),
    ],
  ),
  /** Rows that an import did not take: their texts and the issues of each. */
  jobRejection: workspace.table(
    '_job_rejection',
    {
      job: uuid('job').notNull(),
      line: bigint('line', { mode: 'number' }).notNull(),
      cells: jsonb('cells').notNull(),
      issues: jsonb('issues').notNull(),
    },
    (table) => [primaryKey({ columns: [table.job, table.line] })],
  ),
  /** Keys that a dry run would have written by now, so that it finds repetitions anywhere in the file. */
  importKey: workspace.table(
    '_import_key',
    {
      job: uuid('job').notNull(),
      /** SHA-256 of the constraint and the values. */
      hash: text('hash').notNull(),
    },
    (table) => [primaryKey({ columns: [table.job, table.hash] })],
  ),
  importMapping: workspace.table(
    '_import_mapping',
    {
      object: text('object').notNull(),
      header: text('header').notNull(),
      mapping: jsonb('mapping').notNull(),
      at: moment('at').notNull().default(sql`now()`),
    },
    (table) => [primaryKey({ columns: [table.object, table.header] })],
  ),
})

const fileTables = (workspace: Workspace) => ({
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
