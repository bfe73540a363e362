import { sql } from 'drizzle-orm'
import { beginningOf } from '../../../schemas/flows/machine/run-state.ts'
import { uuid7 } from '../../records/uuid7.ts'
import { compileStatement, input, type Runner, runStatement, type Statement } from '../../storage/statement.ts'
import { perSchema } from '../../storage/per-schema.ts'
import type { KeptState } from '../step/load-run.ts'
import type { Start, StartFault } from './start.ts'

/** A run to be stored at its beginning. */
export interface NewRun extends Omit<Start, 'overlap' | 'restarts' | 'isUnordered' | 'reentry'> {
  readonly id: string
  /** The run that waits for its end. */
  readonly parent?: { readonly run: string; readonly wait: number }
  /** It does not begin: an administrator decides (`run.too-many-starts`), or it has ended with this. */
  readonly fault?: { readonly code: StartFault; readonly params: Readonly<Record<string, number>> }
}

/** Stores runs at their beginning. Answers the ids of those that are new: one whose occasion has started the flow before is not. */
export async function insertRuns(runner: Runner, schema: string, { runs, now }: { readonly runs: readonly NewRun[]; readonly now: Date }): Promise<ReadonlySet<string>> {
  if (runs.length === 0) return new Set()
  const rows = await runStatement<{ id: string }>(runner, statementFor(schema), { now: now.toISOString(), runs: JSON.stringify(runs.map((run) => rowOf(run, now))) })
  return new Set(rows.map(({ id }) => id))
}

function rowOf({ fault, startedBy, vars = {}, given: started, parent, ...run }: NewRun, now: Date) {
  const { vars: given, outputs, visits, counters, handled } = beginningOf(run.node, { requester: startedBy, vars })
  // What was before, and how many have started it, is what the start gives: steps read it as they read what other steps gave.
  const state: KeptState = { vars: given, outputs: started ? { ...outputs, [run.node]: started } : outputs, visits, handled, counters: { ...counters, history: fault ? 1 : counters.history } }
  const status = fault === undefined ? 'running' : isHeld(fault.code) ? 'suspended' : 'failed'
  return {
    ...run, state, status, started_by: startedBy, parent: parent?.run ?? null, parent_wait: parent?.wait ?? null,
    token: fault === undefined ? 'ready' : isHeld(fault.code) ? 'failed' : 'cancelled',
    incident: fault ? { id: uuid7(now.getTime()), ...fault } : null,
  }
}

/** A circle of flows would only go on; a flow that starts too often may be let go on. */
const isHeld = (code: StartFault): boolean => code === 'run.too-many-starts'

const statementFor: (schema: string) => Statement = perSchema((name) => {
  const schema = sql.identifier(name)
  const now = input('now', 'timestamptz')
  return compileStatement(sql`with given as materialized (select * from jsonb_to_recordset(${sql.placeholder('runs')}::text::jsonb)
      as x(id uuid, flow text, version uuid, node text, object text, record uuid, status text, state jsonb, started_by uuid, occasion text, cause jsonb, token text, incident jsonb, parent uuid, parent_wait int)),
    run as (insert into ${schema}."_run" (id, flow, version, object, record, status, state, ready, started_by, started_at, ended_at, occasion, cause, parent, parent_wait)
      select id, flow, version, object, record, status, state, token = 'ready', started_by, ${now}, case when status = 'failed' then ${now} end, occasion, cause, parent, parent_wait from given
      on conflict (flow, occasion) do nothing returning id),
    token as (insert into ${schema}."_token" (run, id, node, state, seq, visit, since) select id, 1, node, token, 1, 0, ${now} from given where id in (select id from run)),
    history as (insert into ${schema}."_history" (run, seq, kind, at, node, token, visit, state, data)
      select id, 1, 'failed', ${now}, node, 1, 0, token, incident - 'id' from given where incident is not null and jsonb_typeof(incident) = 'object' and id in (select id from run)),
    incident as (insert into ${schema}."_incident" (id, run, token, node, code, params, at, ended_at)
      select (incident->>'id')::uuid, id, 1, node, incident->>'code', incident->'params', ${now}, case when status = 'failed' then ${now} end
      from given where jsonb_typeof(incident) = 'object' and id in (select id from run))
    select id from run`)
})
