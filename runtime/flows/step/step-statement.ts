import { sql, type SQL } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, type Statement } from '../../storage/statement.ts'
import { armed, disarmed, entered, given, rowsOf, run, stillWaits, type TableOf, tablesOf } from './run-parts.ts'

/** What a step may have to write beside its run, its tokens and its history; most steps write little of it. */
export type StepPart =
  | 'activations' | 'waits' | 'opened' | 'closed' | 'armed' | 'disarmed' | 'effects' | 'unsent' | 'parent' | 'children' | 'incidents' | 'mended' | 'taken'

/**
 * The statement that writes a step with these parts. Each part costs its preparation even where it has nothing to write, so
 * a statement has only what its step needs.
 */
export function stepStatement(schema: string, parts: readonly StepPart[]): Statement {
  const known = statementsOf(schema)
  const key = parts.join()
  const statement = known.get(key) ?? compileStatement(statementText(schema, parts))
  known.set(key, statement)
  return statement
}

const statementsOf = perSchema(() => new Map<string, Statement>())

const [now, status] = [given('now', 'timestamptz'), given('status', 'text')]

function statementText(name: string, parts: readonly StepPart[]): SQL {
  const table = tablesOf(name)
  const written = partTexts(table)
  return sql`with
    run as (update ${table('_run')} set status = ${status}, state = ${given('state', 'jsonb')}, ready = ${sql.placeholder('ready')}::boolean, rev = rev + 1, changed_at = ${now},
        ended_at = case when ${status} in ('running', 'suspended') then null else ${now} end where id = ${run}
      returning id, object, record, status, parent, parent_wait),
    tokens as (insert into ${table('_token')} (run, id, node, edge, activation, state, seq, visit, since)
      select ${run}, id, node, edge, activation, state, seq, visit, ${now} from ${rowsOf('tokens', 'id int, node text, edge text, activation int, state text, seq int, visit int')}
      on conflict (run, id) do update set node = excluded.node, edge = excluded.edge, activation = excluded.activation, state = excluded.state, seq = excluded.seq, visit = excluded.visit, since = excluded.since),
    ${sql.join(parts.map((part) => sql`${written[part]},`), sql` `)}
    ${entered(table)}
    select id from run`
}

const partTexts = (table: TableOf): Readonly<Record<StepPart, SQL>> => ({
  activations: sql`activations as (insert into ${table('_activation')} (run, id, split, "outer", expected, arrived, dead, fired)
      select ${run}, id, split, "outer", expected, arrived, dead, fired from ${rowsOf('activations', 'id int, split text, "outer" int, expected int, arrived int, dead int, fired boolean')}
      on conflict (run, id) do update set "outer" = excluded."outer", arrived = excluded.arrived, dead = excluded.dead, fired = excluded.fired),
    over as (delete from ${table('_activation')} where run = ${run} and id not in (select id from ${rowsOf('activations', 'id int')}))`,
  waits: sql`waits as (insert into ${table('_wait')} (run, id, token, node, kind, state, tasks, timers)
      select ${run}, id, token, node, kind, coalesce(state, 'null'), tasks, timers from ${rowsOf('waits', 'id int, token int, node text, kind text, state jsonb, tasks jsonb, timers jsonb')}
      on conflict (run, id) do update set state = excluded.state, tasks = excluded.tasks, timers = excluded.timers),
    waited as (delete from ${table('_wait')} where run = ${run} and id not in ${stillWaits})`,
  opened: sql`opened as (insert into ${table('_task')} (id, run, wait, key, node, kind, object, record, assignee, on_behalf_of, due_at, opened_at, changed_at, locks)
      select x.id, ${run}, x.wait, x.key, x.node, x.kind, run.object, run.record, x.assignee, x.on_behalf_of, x.due_at, ${now}, ${now}, x.locks
      from run, ${rowsOf('opened', 'id uuid, wait int, key text, node text, kind text, assignee uuid, on_behalf_of uuid, due_at timestamptz, locks text[]')}
      on conflict (run, wait, key) do update set state = 'open', rev = excluded.rev + "_task".rev, due_at = excluded.due_at, opened_at = excluded.opened_at, changed_at = excluded.changed_at,
        ended_at = null, decision = null, comment = null, decided_by = null)`,
  closed: sql`closed as (update ${table('_task')} t set state = 'withdrawn', ended_at = ${now}, changed_at = ${now}, rev = t.rev + 1
      from ${rowsOf('closed', 'wait int, key text')} where t.run = ${run} and t.wait = x.wait and t.key = x.key and t.state = 'open')`,
  armed: armed(table),
  disarmed: disarmed(table),
  effects: sql`effects as (insert into ${table('_outbox')} (run, key, node, wait, effect, destination, state, next_at) select ${run}, key, node, wait, effect, destination, state, ${now} from ${rowsOf('effects', 'key text, node text, wait int, effect jsonb, destination text, state text')})`,
  unsent: sql`unsent as (update ${table('_outbox')} set state = 'cancelled', lease_until = null
      where run = ${run} and state = 'open' and (${status} = 'cancelled' or (wait is not null and wait not in ${stillWaits})))`,
  parent: sql`parent as (insert into ${table('_inbox')} (run, key, row)
      select run.parent, 'child.' || run.id, jsonb_build_object('kind', 'wait', 'wait', run.parent_wait, 'event', case run.status
        when 'completed' then jsonb_build_object('kind', 'done', 'result', run.status) else jsonb_build_object('kind', 'refused', 'code', 'run.called-flow-' || run.status) end)
      from run where run.parent is not null on conflict (run, key) do nothing)`,
  children: sql`children as (insert into ${table('_inbox')} (run, key, row)
      select c.id, 'parent', '{"kind": "cancel", "by": null, "reason": "caller-ended"}' from ${table('_run')} c
      where c.parent = ${run} and c.status in ('running', 'suspended') and c.parent_wait not in ${stillWaits} on conflict (run, key) do nothing)`,
  incidents: sql`incidents as (insert into ${table('_incident')} (id, run, token, node, code, params, at)
      select id, ${run}, token, node, code, params, ${now} from ${rowsOf('incidents', 'id uuid, token int, node text, code text, params jsonb')})`,
  mended: sql`mended as (update ${table('_incident')} i set ended_at = ${now}, ended_by = (select h.by from ${told} where h.token = i.token and h.by is not null order by h.seq desc limit 1)
      from ${rowsOf('tokens', 'id int, state text')} where i.run = ${run} and i.token = x.id and i.ended_at is null
        and (x.state <> 'failed' or exists (select from ${told} where h.token = i.token and h.kind = 'retried')))`,
  taken: sql`taken as (update ${table('_inbox')} set taken_at = ${now} where run = ${run} and id in (select (jsonb_array_elements_text(${given('taken', 'jsonb')}))::bigint))`,
})

const told = sql`jsonb_to_recordset(${given('history', 'jsonb')}) as h(seq int, kind text, token int, by uuid)`
