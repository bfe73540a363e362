import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Work that outlives its request, and what it remembers. */
export const jobTables = (workspace: WorkspaceSchema) => ({
  job: workspace.table(
    '_job',
    {
      id: uuid('id').primaryKey(),
      kind: text('kind').notNull(),
      state: text('state').notNull().default('queued'),
      /** Who asked for it; null where time did. */
      by: uuid('by'),
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
