import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** What starts runs beside changes of records and people: time, and calls from outside. */
export const triggerPlanTables = (workspace: WorkspaceSchema) => ({
  /** Flows that time starts: what their planning has come to. */
  timeTrigger: workspace.table('_time_trigger', {
    flow: text('flow').primaryKey(),
    /** What was planned by: another trigger, or another zone, is planned anew. */
    hash: text('hash').notNull(),
    /** When there is something to do: the next occurrence, or the next batch of records. Null: nothing until it is planned anew. */
    nextAt: moment('next_at'),
    /** The occurrence whose records are being gone through. */
    occurrence: moment('occurrence'),
    /** The record that was gone through last. */
    after: uuid('after'),
  }),
  /** When a date of a record starts a flow. */
  dateStart: workspace.table(
    '_date_start',
    { flow: text('flow').notNull(), record: uuid('record').notNull(), dueAt: moment('due_at').notNull() },
    (table) => [primaryKey({ columns: [table.flow, table.record] }), index('_date_start_due').on(table.dueAt)],
  ),
  /** Addresses that other systems call. The secret itself is made of the server's key: here stands which one is in force. */
  hook: workspace.table('_hook', {
    flow: text('flow').primaryKey(),
    generation: integer('generation').notNull().default(1),
    rotatedAt: moment('rotated_at').notNull().default(sql`now()`),
    rotatedBy: uuid('rotated_by'),
  }),
  /** Calls as they came in. The key keeps one call from starting a flow twice within a day. */
  hookCall: workspace.table(
    '_hook_call',
    {
      id: uuid('id').primaryKey(),
      flow: text('flow').notNull(),
      key: text('key').notNull(),
      body: text('body').notNull(),
      at: moment('at').notNull().default(sql`now()`),
      takenAt: moment('taken_at'),
      run: uuid('run'),
    },
    (table) => [unique('_hook_call_key').on(table.flow, table.key), index('_hook_call_open').on(table.id).where(sql`taken_at is null`), index('_hook_call_at').on(table.at)],
  ),
  /** Signatures of calls, and which call each stands for: one that was overheard starts nothing under another key. */
  hookSignature: workspace.table(
    '_hook_signature',
    { flow: text('flow').notNull(), signature: text('signature').notNull(), call: uuid('call').notNull(), at: moment('at').notNull() },
    (table) => [primaryKey({ columns: [table.flow, table.signature] }), index('_hook_signature_at').on(table.at)],
  ),
})
