import { sql, type SQL } from 'drizzle-orm'

// What statements that write a run have in common. Each takes the run's id as `run`, and what it writes as JSON.

/** A table of a workspace, by its name. */
export type TableOf = (name: string) => SQL

export const tablesOf = (schema: string): TableOf => (name) => sql`${sql.identifier(schema)}.${sql.identifier(name)}`

/** A value that is sent as text. */
export const given = (name: string, type: string): SQL => sql`${sql.placeholder(name)}::text::${sql.raw(type)}`

/** Rows that are sent as JSON, called `x`; both texts are our own. */
export const rowsOf = (name: string, columns: string): SQL => sql`jsonb_to_recordset(${given(name, 'jsonb')}) as x(${sql.raw(columns)})`

export const run = given('run', 'uuid')

/** Ids of the run's `waits`. */
export const stillWaits = sql`(select id from ${rowsOf('waits', 'id int')})`

const timers = rowsOf('timers', 'wait int, key text, at timestamptz')

/** Sets those of the `timers` that have a moment. */
export const armed = (table: TableOf): SQL => sql`armed as (insert into ${table('_timer')} (run, wait, key, due_at) select ${run}, wait, key, at from ${timers} where at is not null
  on conflict (run, wait, key) do update set due_at = excluded.due_at)`

/** Removes those of the `timers` that have none. */
export const disarmed = (table: TableOf): SQL => sql`disarmed as (delete from ${table('_timer')} t using ${timers} where t.run = ${run} and t.wait = x.wait and t.key = x.key and x.at is null)`

/** Adds the entries of the `history`. */
export const entered = (table: TableOf): SQL => sql`history as (insert into ${table('_history')} (run, seq, kind, at, node, token, edge, activation, visit, state, by, data)
  select ${run}, seq, kind, at, node, token, edge, activation, visit, state, by, data
  from ${rowsOf('history', 'seq int, kind text, at timestamptz, node text, token int, edge text, activation int, visit int, state text, by uuid, data jsonb')})`
