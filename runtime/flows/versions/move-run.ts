import { sql, type SQL } from 'drizzle-orm'
import type { Moved } from '../../../schemas/flows/versions/map-run.ts'
import type { Caller } from '../../caller.ts'
import { compileStatement, type Runner, runStatement } from '../../storage/statement.ts'
import { awaitRun, type KeptState, type LockedRun } from '../step/load-run.ts'
import { armed, disarmed, entered, given, rowsOf, run, stillWaits, tablesOf } from '../step/run-parts.ts'
import { mappedRun, nothingOpen, openOfRuns } from './mapped-run.ts'
import type { VersionPair } from './version-pair.ts'

/**
 * Lets a run go by another version, within a transaction: under the lock of its steps, so that none of them sees half of it. `over`: it has
 * ended or been moved meanwhile; moved again by whoever repeats this, it would be neither found nor changed.
 */
export async function moveRun(runner: Runner, caller: Caller, { pair, id }: { readonly pair: VersionPair; readonly id: string }): Promise<'moved' | 'refused' | 'over'> {
  const run = await awaitRun(runner, caller.plan.schema, id)
  const isLive = run?.state.status === 'running' || run?.state.status === 'suspended'
  if (!run || !isLive || run.version !== pair.from.plan.version) return 'over'
  const now = caller.workspace.ports.clock.now()
  const open = (await openOfRuns(runner, caller, [id])).get(id) ?? nothingOpen
  const mapped = await mappedRun(runner, caller, { pair, run, open, now })
  if (mapped.kind === 'refused') return 'refused'
  await save(runner, caller, { pair, run, moved: mapped, now })
  return 'moved'
}

interface Saved {
  readonly pair: VersionPair
  readonly run: LockedRun
  readonly moved: Moved
  readonly now: Date
}

async function save(runner: Runner, { plan }: Caller, { pair: { from, to, nodes }, run, moved, now }: Saved): Promise<void> {
  const { vars, outputs, visits, counters, handled, tokens, activations, waits } = moved.state
  const kept: KeptState = { vars, outputs, visits, counters, handled }
  await runStatement(runner, plan.memo('flow:move-run', () => compileStatement(textOf(plan.schema))), {
    run: run.id,
    from: from.plan.version,
    to: to.plan.version,
    now: now.toISOString(),
    state: JSON.stringify(kept),
    tokens: JSON.stringify(tokens.map(({ id, node, edge }) => ({ id, node, edge }))),
    activations: JSON.stringify(activations.map(({ id, split }) => ({ id, split }))),
    waits: JSON.stringify(waits.map(({ id, node, timers }) => ({ id, node, timers, locks: to.plan.locks.get(node) ?? [] }))),
    timers: JSON.stringify(moved.timers),
    tasks: JSON.stringify(moved.tasks),
    history: JSON.stringify(moved.history),
    nodes: JSON.stringify(nodes),
  })
}

function textOf(name: string): SQL {
  const table = tablesOf(name)
  const now = given('now', 'timestamptz')
  const due = sql`from jsonb_to_recordset(${given('tasks', 'jsonb')}) as d(wait int, key text, due timestamptz) where d.wait = t.wait and d.key = t.key`
  return sql`with
    run as (update ${table('_run')} set version = ${given('to', 'uuid')}, state = ${given('state', 'jsonb')}, rev = rev + 1, changed_at = ${now} where id = ${run} returning id),
    tokens as (update ${table('_token')} t set node = x.node, edge = x.edge from ${rowsOf('tokens', 'id int, node text, edge text')} where t.run = ${run} and t.id = x.id),
    activations as (update ${table('_activation')} a set split = x.split from ${rowsOf('activations', 'id int, split text')} where a.run = ${run} and a.id = x.id),
    waits as (update ${table('_wait')} w set node = x.node, timers = x.timers from ${rowsOf('waits', 'id int, node text, timers jsonb')} where w.run = ${run} and w.id = x.id),
    ${armed(table)},
    ${disarmed(table)},
    asked as (update ${table('_task')} t set node = x.node, locks = case when t.kind = 'approval' then x.locks else t.locks end, rev = t.rev + 1, changed_at = ${now},
        due_at = case when exists (select ${due}) then (select d.due ${due}) else t.due_at end
      from ${rowsOf('waits', 'id int, node text, locks text[]')} where t.run = ${run} and t.wait = x.id and t.state = 'open'),
    answered as (update ${table('_task')} set version = ${given('from', 'uuid')} where run = ${run} and version is null and (state <> 'open' or wait not in ${stillWaits})),
    unsent as (update ${table('_outbox')} set node = ${given('nodes', 'jsonb')}->>node where run = ${run} and state = 'open' and ${given('nodes', 'jsonb')} ? node),
    incidents as (update ${table('_incident')} i set node = x.node from ${rowsOf('tokens', 'id int, node text')} where i.run = ${run} and i.token = x.id and i.ended_at is null),
    ${entered(table)}
    select id from run`
}
