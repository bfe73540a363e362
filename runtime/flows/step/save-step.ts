import { sql, type SQL } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import type { StepResult } from '../../../schemas/flows/machine/advance.ts'
import type { WantedEffect } from '../../../schemas/flows/machine/working.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, sendStatement } from '../../storage/statement.ts'
import { uuid7 } from '../../records/uuid7.ts'
import type { FlowPlan } from './flow-caller.ts'
import type { KeptState, LockedRun } from './load-run.ts'

/** What a step has come to, to be written in its transaction. */
export interface SavedStep {
  readonly run: LockedRun
  readonly flow: Pick<FlowPlan, 'locks'>
  readonly result: StepResult
  readonly now: Date
}

/**
 * Writes all that a step has changed, in one statement: the run, its tokens and what they wait for, tasks, timers, effects,
 * incidents and history; the rows of the inbox that it has read are taken. Nobody waits for it: it travels with what comes next, and
 * where it fails, so does the transaction.
 */
export function saveStep(runner: TransactionSql, schema: string, { run, flow, result, now }: SavedStep): void {
  const { state, tokens, history, wanted } = result
  const { vars, outputs, visits, counters, handled, status } = state
  const kept: KeptState = { vars, outputs, visits, counters, handled }
  const moment = now.getTime()
  const tasks = changedTasks(result)
  sendStatement(runner, statementFor(schema), {
    run: run.id,
    now: now.toISOString(),
    status,
    state: JSON.stringify(kept),
    ready: state.tokens.some((token) => token.state === 'ready'),
    tokens: JSON.stringify(tokens),
    activations: JSON.stringify(state.activations),
    waits: JSON.stringify(state.waits),
    opened: JSON.stringify(
      tasks.opened.map(({ wait, key, node, kind, assignee, onBehalfOf = null, due = null }) => ({
        id: uuid7(moment), wait, key, node, kind, assignee, on_behalf_of: onBehalfOf, due_at: due, locks: kind === 'approval' ? (flow.locks.get(node) ?? []) : [],
      })),
    ),
    closed: JSON.stringify(tasks.closed),
    timers: JSON.stringify(lastOfEach(wanted.timers)),
    effects: JSON.stringify(wanted.effects.map((effect) => ({ ...effect, state: isStillWanted(effect, result) ? 'open' : 'cancelled' }))),
    incidents: JSON.stringify(wanted.incidents.map((incident) => ({ ...incident, id: uuid7(moment) }))),
    history: JSON.stringify(history),
    taken: JSON.stringify(run.inbox.map(({ id }) => id)),
  })
}

/** A task may be opened and closed within one step, or the other way round: what its wait holds in the end counts. */
function changedTasks({ waits, wanted }: StepResult): Pick<StepResult['wanted'], 'opened' | 'closed'> {
  const open = new Set(waits.flatMap(({ id, tasks }) => tasks.map((key) => `${id}.${key}`)))
  const isOpen = ({ wait, key }: { readonly wait: number; readonly key: string }): boolean => open.has(`${wait}.${key}`)
  return { opened: lastOfEach(wanted.opened.filter(isOpen)), closed: wanted.closed.filter((task) => !isOpen(task)) }
}

/** What waited for an effect may have ended within the same step: then it must not go out. */
const isStillWanted = ({ wait }: WantedEffect, { state, waits }: StepResult): boolean => state.status !== 'cancelled' && (wait === null || waits.some(({ id }) => id === wait))

/** A timer may be armed and taken back within one step: what was said last counts. */
const lastOfEach = <Timer extends { readonly wait: number; readonly key: string }>(timers: readonly Timer[]): Timer[] => [
  ...new Map(timers.map((timer) => [`${timer.wait}.${timer.key}`, timer])).values(),
]

const statementFor = perSchema((name) => compileStatement(statementText(name)))

const given = (name: string, type: string): SQL => sql`${sql.placeholder(name)}::text::${sql.raw(type)}`

const rowsOf = (name: string, columns: string): SQL => sql`jsonb_to_recordset(${given(name, 'jsonb')}) as x(${sql.raw(columns)})`

function statementText(name: string): SQL {
  const table = (of: string): SQL => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const [run, now] = [given('run', 'uuid'), given('now', 'timestamptz')]
  const told = sql`jsonb_to_recordset(${given('history', 'jsonb')}) as h(seq int, kind text, token int, by uuid)`
  return sql`with
    run as (update ${table('_run')} set status = ${given('status', 'text')}, state = ${given('state', 'jsonb')}, ready = ${sql.placeholder('ready')}::boolean, rev = rev + 1, changed_at = ${now},
        ended_at = case when ${given('status', 'text')} in ('running', 'suspended') then null else ${now} end where id = ${run}
      returning id, object, record, status, parent, parent_wait),
    tokens as (insert into ${table('_token')} (run, id, node, edge, activation, state, seq, visit, since)
      select ${run}, id, node, edge, activation, state, seq, visit, ${now} from ${rowsOf('tokens', 'id int, node text, edge text, activation int, state text, seq int, visit int')}
      on conflict (run, id) do update set node = excluded.node, edge = excluded.edge, activation = excluded.activation, state = excluded.state, seq = excluded.seq, visit = excluded.visit, since = excluded.since),
    activations as (insert into ${table('_activation')} (run, id, split, "outer", expected, arrived, dead, fired)
      select ${run}, id, split, "outer", expected, arrived, dead, fired from ${rowsOf('activations', 'id int, split text, "outer" int, expected int, arrived int, dead int, fired boolean')}
      on conflict (run, id) do update set "outer" = excluded."outer", arrived = excluded.arrived, dead = excluded.dead, fired = excluded.fired),
    over as (delete from ${table('_activation')} where run = ${run} and id not in (select id from ${rowsOf('activations', 'id int')})),
    waits as (insert into ${table('_wait')} (run, id, token, node, kind, state, tasks, timers)
      select ${run}, id, token, node, kind, coalesce(state, 'null'), tasks, timers from ${rowsOf('waits', 'id int, token int, node text, kind text, state jsonb, tasks jsonb, timers jsonb')}
      on conflict (run, id) do update set state = excluded.state, tasks = excluded.tasks, timers = excluded.timers),
    waited as (delete from ${table('_wait')} where run = ${run} and id not in (select id from ${rowsOf('waits', 'id int')})),
    opened as (insert into ${table('_task')} (id, run, wait, key, node, kind, object, record, assignee, on_behalf_of, due_at, opened_at, changed_at, locks)
      select x.id, ${run}, x.wait, x.key, x.node, x.kind, run.object, run.record, x.assignee, x.on_behalf_of, x.due_at, ${now}, ${now}, x.locks
      from run, ${rowsOf('opened', 'id uuid, wait int, key text, node text, kind text, assignee uuid, on_behalf_of uuid, due_at timestamptz, locks text[]')}
      on conflict (run, wait, key) do update set state = 'open', rev = excluded.rev + "_task".rev, due_at = excluded.due_at, opened_at = excluded.opened_at, changed_at = excluded.changed_at,
        ended_at = null, decision = null, comment = null, decided_by = null),
    closed as (update ${table('_task')} t set state = 'withdrawn', ended_at = ${now}, changed_at = ${now}, rev = t.rev + 1
      from ${rowsOf('closed', 'wait int, key text')} where t.run = ${run} and t.wait = x.wait and t.key = x.key and t.state = 'open'),
    armed as (insert into ${table('_timer')} (run, wait, key, due_at) select ${run}, wait, key, at from ${rowsOf('timers', 'wait int, key text, at timestamptz')} where at is not null
      on conflict (run, wait, key) do update set due_at = excluded.due_at),
    disarmed as (delete from ${table('_timer')} t using ${rowsOf('timers', 'wait int, key text, at timestamptz')} where t.run = ${run} and t.wait = x.wait and t.key = x.key and x.at is null),
    effects as (insert into ${table('_outbox')} (run, key, node, wait, effect, state, next_at) select ${run}, key, node, wait, effect, state, ${now} from ${rowsOf('effects', 'key text, node text, wait int, effect jsonb, state text')}),
    unsent as (update ${table('_outbox')} set state = 'cancelled', lease_until = null
      where run = ${run} and state = 'open' and (${given('status', 'text')} = 'cancelled' or (wait is not null and wait not in (select id from ${rowsOf('waits', 'id int')})))),
    parent as (insert into ${table('_inbox')} (run, key, row)
      select run.parent, 'child.' || run.id, jsonb_build_object('kind', 'wait', 'wait', run.parent_wait, 'event', case run.status
        when 'completed' then jsonb_build_object('kind', 'done', 'result', run.status) else jsonb_build_object('kind', 'refused', 'code', 'run.called-flow-' || run.status) end)
      from run where run.parent is not null and run.status in ('completed', 'failed', 'cancelled') on conflict (run, key) do nothing),
    children as (insert into ${table('_inbox')} (run, key, row)
      select c.id, 'parent', '{"kind": "cancel", "by": null, "reason": "caller-ended"}' from ${table('_run')} c
      where c.parent = ${run} and c.status in ('running', 'suspended') and c.parent_wait not in (select id from ${rowsOf('waits', 'id int')}) on conflict (run, key) do nothing),
    incidents as (insert into ${table('_incident')} (id, run, token, node, code, params, at)
      select id, ${run}, token, node, code, params, ${now} from ${rowsOf('incidents', 'id uuid, token int, node text, code text, params jsonb')}),
    mended as (update ${table('_incident')} i set ended_at = ${now}, ended_by = (select h.by from ${told} where h.token = i.token and h.by is not null order by h.seq desc limit 1)
      from ${rowsOf('tokens', 'id int, state text')} where i.run = ${run} and i.token = x.id and i.ended_at is null
        and (x.state <> 'failed' or exists (select from ${told} where h.token = i.token and h.kind = 'retried'))),
    history as (insert into ${table('_history')} (run, seq, kind, at, node, token, edge, activation, visit, state, by, data)
      select ${run}, seq, kind, at, node, token, edge, activation, visit, state, by, data
      from ${rowsOf('history', 'seq int, kind text, at timestamptz, node text, token int, edge text, activation int, visit int, state text, by uuid, data jsonb')})
    update ${table('_inbox')} set taken_at = ${now} where run = ${run} and id in (select (jsonb_array_elements_text(${given('taken', 'jsonb')}))::bigint)`
}
