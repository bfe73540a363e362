import { sql } from 'drizzle-orm'
import type { InboxRow } from '../../../schemas/flows/machine/inbox.ts'
import type { Activation, RunState, RunStatus, Token, Wait } from '../../../schemas/flows/machine/run-state.ts'
import type { Cause } from '../../records/change.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, type Runner, runStatement, type Statement } from '../../storage/statement.ts'

/** What is read of a run as it is needed. */
interface ReadRun {
  readonly id: string
  readonly flow: string
  readonly version: string
  readonly object: string | null
  readonly record: string | null
  readonly rev: number
  readonly cause: Cause
  /** What has happened to it, in order, and was not taken yet. */
  readonly inbox: readonly { readonly id: string; readonly row: InboxRow }[]
}

/** A run, locked for a step. */
export interface LockedRun extends ReadRun {
  readonly startedBy: string | null
  readonly state: RunState
}

/** What of a run's state is kept in its own row. */
export type KeptState = Pick<RunState, 'vars' | 'outputs' | 'visits' | 'counters' | 'handled'>

interface RunRow extends ReadRun {
  readonly started_by: string | null
  readonly status: RunStatus
  readonly state: KeptState
  readonly tokens: readonly Token[]
  readonly activations: readonly Activation[]
  readonly waits: readonly Wait[]
}

/** Locks a run and reads it whole; undefined when another process has it, or there is none. */
export const loadRun = (runner: Runner, schema: string, id: string): Promise<LockedRun | undefined> => lockAndRead(runner, id, statementsFor(schema))

/** The same, once whoever has the run has done with it. */
export const awaitRun = (runner: Runner, schema: string, id: string): Promise<LockedRun | undefined> => {
  const { awaiting, reading } = statementsFor(schema)
  return lockAndRead(runner, id, { locking: awaiting, reading })
}

/** Those runs as they stand at the moment, not locked, in the order of their ids. */
export async function peekRuns(runner: Runner, schema: string, ids: readonly string[]): Promise<readonly LockedRun[]> {
  const rows = await runStatement<RunRow>(runner, statementsFor(schema).peeking, { ids: `{${ids.join()}}` })
  return rows.map(wholeRun)
}

async function lockAndRead(runner: Runner, id: string, { locking, reading }: { readonly locking: Statement; readonly reading: Statement }): Promise<LockedRun | undefined> {
  // One behind the other in one round trip, and read after the lock is held: what another step wrote while this one waited is in it.
  const [locked, [row]] = await Promise.all([runStatement(runner, locking, { id }), runStatement<RunRow>(runner, reading, { id })])
  return locked.length === 0 || !row ? undefined : wholeRun(row)
}

function wholeRun(row: RunRow): LockedRun {
  const { status, state, tokens, activations, waits, started_by: startedBy, ...run } = row
  return { ...run, startedBy, state: { ...state, status, requester: startedBy, tokens, activations, waits } }
}

const statementsFor = perSchema((name): Readonly<Record<'locking' | 'awaiting' | 'reading' | 'peeking', Statement>> => ({
  locking: compileStatement(sql`${lockingText(name)} skip locked`),
  awaiting: compileStatement(lockingText(name)),
  reading: compileStatement(sql`${readingText(name)} where r.id = ${id}`),
  peeking: compileStatement(sql`${readingText(name)} where r.id = any(${sql.placeholder('ids')}::uuid[]) order by r.id`),
}))

const id = sql`${sql.placeholder('id')}::uuid`

const lockingText = (schema: string) => sql`select id from ${sql.identifier(schema)}."_run" where id = ${id} for no key update`

function readingText(name: string) {
  const schema = sql.identifier(name)
  const rows = (from: ReturnType<typeof sql>, order: ReturnType<typeof sql>) => sql`coalesce((select jsonb_agg(to_jsonb(x) order by ${order}) from (${from}) x), '[]')`
  return sql`select r.id, r.flow, r.version, r.object, r.record, r.rev, r.started_by, r.cause, r.status, r.state,
    ${rows(sql`select id, node, edge, activation, state, seq, visit from ${schema}."_token" where run = r.id and state in ('ready', 'waiting', 'failed')`, sql`x.id`)} as tokens,
    ${rows(sql`select id, split, "outer", expected, arrived, dead, fired from ${schema}."_activation" where run = r.id`, sql`x.id`)} as activations,
    ${rows(sql`select id, token, node, kind, state, tasks, timers from ${schema}."_wait" where run = r.id`, sql`x.id`)} as waits,
    ${rows(sql`select id::text, row from ${schema}."_inbox" where run = r.id and taken_at is null order by id limit 200`, sql`x.id::bigint`)} as inbox
    from ${schema}."_run" r`
}
