import { expect } from 'vitest'
import type { Caller } from '../../../../runtime/caller.ts'
import { sendEffect } from '../../../../runtime/flows/effects/send-effect.ts'
import type { OpenEffect } from '../../../../runtime/flows/effects/sending.ts'
import { callerOfFlow, type FlowPlan } from '../../../../runtime/flows/step/flow-caller.ts'
import { stepRun } from '../../../../runtime/flows/step/run-step.ts'
import { flowOfVersion } from '../../../../runtime/flows/versions/flow-of-version.ts'
import { decideTask } from '../../../../runtime/tasks/decide-task.ts'
import type { TaskDecision } from '../../../../schemas/api/task.ts'
import type { Token, Wait } from '../../../../schemas/flows/machine/run-state.ts'
import type { ReferenceEvent } from '../../../schemas/flows/reference/interpreter.ts'
import { rowFor } from '../../../schemas/flows/reference/schedule.ts'
import type { TestDesign } from '../../../support/publishing.ts'

/** A run and those that it calls, as the driver runs them in processes that die again and again. */
export interface DrivenFamily {
  /** Brings all of them to rest. */
  rest(): Promise<void>
  /** What is stored of each run, in the order in which they began. */
  stored(): Promise<readonly StoredRun[]>
  /** Lets something happen to a run: somebody answers at the door of tasks, the rest comes by the inbox. */
  hear(run: StoredRun, event: ReferenceEvent): Promise<void>
}

/** A run as it is stored, the living tokens as they are and as the history tells them. */
export interface StoredRun {
  readonly id: string
  readonly status: string
  readonly visits: Readonly<Record<string, number>>
  readonly count: number
  readonly tokens: readonly Token[]
  readonly replayed: readonly Token[]
  readonly waits: readonly Wait[]
  readonly tasks: readonly string[]
  readonly timers: readonly string[]
  readonly calls: readonly string[]
  readonly wanted: readonly string[]
  /** What people are, or are to be, told. */
  readonly notices: readonly string[]
  /** Nodes whose copies have gone out, and nodes of the tasks that these are. */
  readonly copied: readonly string[]
  readonly copies: readonly string[]
}

interface Driving {
  readonly design: TestDesign
  readonly random: () => number
  /** The manager of the requester. */
  readonly manager: () => Caller
}

/** Lets a process die in the middle of a step, of an answer, or once it has begun what was called: its commit never comes. */
export const deaths = `create table ws_main.dying (run uuid primary key, at text not null);
  create function ws_main.die() returns trigger language plpgsql as $$ begin
    if exists (select from ws_main.dying d where (tg_argv[0] = d.at) and d.run::text = to_jsonb(new)->>(case d.at when 'step' then 'id' else 'run' end))
    then raise exception 'killed'; end if; return new; end $$;
  create trigger die_in_step before update on ws_main._run for each row execute function ws_main.die('step');
  create trigger die_in_call before update on ws_main._outbox for each row when (new.state = 'done') execute function ws_main.die('call');
  create trigger die_in_answer before insert on ws_main._inbox for each row execute function ws_main.die('answer')`

export function drivenFamily(first: string, { design, random, manager }: Driving): DrivenFamily {
  const { sql } = design.database
  const runs = [first]
  let turn = 0

  async function dying(run: string, at: 'step' | 'answer' | 'call', work: () => Promise<unknown>): Promise<void> {
    await sql`insert into ws_main.dying values (${run}, ${at})`
    await expect(work()).rejects.toThrow('killed')
    await sql`delete from ws_main.dying where run = ${run}`
  }
  const flows = new Map<string, FlowPlan>()
  async function flowOf(run: string): Promise<FlowPlan> {
    const known = flows.get(run)
    if (known) return known
    const [row] = await sql<{ version: string }[]>`select version from ws_main._run where id = ${run}`
    const flow = await flowOfVersion(design.workspace.data.sql, design.workspace.plan(), row?.version ?? '')
    flows.set(run, flow)
    return flow
  }
  async function step(run: string) {
    const flow = await flowOf(run)
    return stepRun(callerOfFlow(design.workspace, design.workspace.plan(), { flow, person: design.caller().person }), { run, flow })
  }
  async function stepToRest(run: string): Promise<void> {
    if (random() < 0.5) await dying(run, 'step', () => step(run))
    // On a busy machine the time of a step may be over before its tokens rest.
    while ((await step(run))?.more) continue
  }
  /** Makes the first call that is still to be made. */
  async function send(): Promise<void> {
    const effect = await nextCall(design, runs)
    // What a call needs is in the workspace: nothing goes out.
    const work = () => sendEffect(design.workspace, effect, {} as never)
    if (random() < 0.3) return dying(effect.run, 'call', work)
    await work()
    const [child] = await sql<{ id: string }[]>`select id from ws_main._run where parent = ${effect.run} and parent_wait = ${effect.wait}`
    runs.push(child?.id ?? '')
  }
  async function decide(at: Wait, run: StoredRun, event: Extract<ReferenceEvent, { wait: number }>): Promise<void> {
    const key = at.tasks['who' in event ? event.who : 0] ?? ''
    const [task] = await sql<{ id: string; rev: number; assignee: string }[]>`select id, rev, assignee from ws_main._task where run = ${run.id} and wait = ${at.id} and key = ${key} and state = 'open'`
    const caller = task?.assignee === manager().person.id ? manager() : design.caller()
    const to = event.does === 'return' && event.to !== undefined ? (await flowOf(run.id)).flow.nodes.get(event.to)?.key : undefined
    const input = {
      decision: decisionOf(event), rev: task?.rev ?? 0, requestId: `request ${turn}`, comment: 'why',
      ...(to !== undefined && { returnTo: to }), ...(event.does === 'goes on' && { values: { note: event.note ?? '' } }),
    }
    const work = () => decideTask(caller, task?.id ?? '', input)
    if (random() < 0.3) await dying(run.id, 'answer', work)
    const answer = await work()
    // Sent twice, it is one answer.
    if (random() < 0.3) expect(await work()).toEqual(answer)
  }

  return {
    stored: () => storedRuns(design, runs),
    rest: async () => {
      for (;;) {
        const [next] = await sql<{ ready: string | null; calls: boolean }[]>`select
          (select id from ws_main._run r where id = any(${runs}::uuid[]) and (ready or exists (select from ws_main._inbox i where i.run = r.id and taken_at is null)) order by array_position(${runs}::uuid[], id) limit 1) as ready,
          exists (select from ws_main._outbox where run = any(${runs}::uuid[]) and effect->>'kind' = 'child' and state = 'open') as calls`
        if (next?.ready) await stepToRest(next.ready)
        else if (next?.calls) await send()
        else return
      }
    },
    hear: async (run, event) => {
      turn += 1
      const wait = 'wait' in event ? run.waits[event.wait] : undefined
      if (wait && 'wait' in event && wait.tasks.length > 0 && event.does !== 'time') return decide(wait, run, event)
      const row = JSON.stringify(rowFor(event, { waits: run.waits, failed: run.tokens.filter(({ state }) => state === 'failed') }))
      await sql`with fired as (delete from ws_main._timer where ${event.does === 'time'} and run = ${run.id} and wait = ${wait?.id ?? 0} and key = ${event.does === 'time' ? event.timer : ''})
        insert into ws_main._inbox (run, key, row) values (${run.id}, ${`t${turn}`}, ${row}::text::jsonb)`
    },
  }
}

function decisionOf(event: Extract<ReferenceEvent, { wait: number }>): TaskDecision {
  if (event.does === 'return' || event.does === 'resubmit') return event.does
  return event.does === 'decide' ? (event.port === 'approved' ? 'approve' : 'reject') : 'submit'
}

/** Takes the first call of some runs, and of no others, that is still to be made. */
async function nextCall({ database: { sql } }: TestDesign, runs: readonly string[]): Promise<OpenEffect> {
  const [effect] = await sql<OpenEffect[]>`with next as (select run, key from ws_main._outbox where run = any(${runs}::uuid[]) and effect->>'kind' = 'child' and state = 'open' order by array_position(${runs}::uuid[], run), wait limit 1),
    taken as (update ws_main._outbox o set attempts = o.attempts + 1, lease_until = now() + interval '1 minute' from next where o.run = next.run and o.key = next.key returning o.*)
    select t.run, t.key, t.node, t.wait, t.effect, t.attempts, r.flow, r.version, r.object, r.record, r.cause, jsonb_build_object('id', p.id, 'name', p.name, 'language', p.language, 'zone', p.zone) as person
    from taken t join ws_main._run r on r.id = t.run join ws_main._person p on p.id = r.started_by`
  if (!effect) throw new Error('nobody calls')
  return effect
}

/** All that there is of some runs, in their order. */
async function storedRuns({ database: { sql } }: TestDesign, runs: readonly string[]) {
  return [...(await sql<StoredRun[]>`select r.id, r.status, r.state->'visits' as visits, coalesce((r.state->'vars'->'count')::int, 0) as count,
    array(select jsonb_build_object('id', id, 'node', node, 'state', state) from ws_main._token where run = r.id and state in ('ready', 'waiting', 'failed') order by id) as tokens,
    array(select jsonb_build_object('id', id, 'node', node, 'state', state) from (select distinct on (token) token as id, node, state from ws_main._history where run = r.id order by token, seq desc) last
      where state in ('ready', 'waiting', 'failed') order by id) as replayed,
    array(select jsonb_build_object('id', id, 'node', node, 'kind', kind, 'tasks', tasks) from ws_main._wait where run = r.id order by id) as waits,
    array(select node || ' ' || kind || ' ' || case when assignee = r.started_by then 'requester' else 'manager' end as task from ws_main._task where run = r.id and state = 'open' and kind <> 'cc' order by 1) as tasks,
    array(select coalesce(w.node, 'nowhere') || ' ' || t.key as timer from ws_main._timer t left join ws_main._wait w on w.run = t.run and w.id = t.wait where t.run = r.id order by 1) as timers,
    array(select split_part(key, '.', 2) || '.' || split_part(key, '.', 3) as call from ws_main._outbox where run = r.id order by 1) as calls,
    array(select split_part(key, '.', 2) || '.' || split_part(key, '.', 3) as call from ws_main._outbox where run = r.id and state = 'open' and effect->>'kind' not in ('copy', 'notice') order by 1) as wanted,
    array(select split_part(key, '.', 2) || '.' || split_part(key, '.', 3) as call from ws_main._outbox where run = r.id and state in ('open', 'done') and effect->>'kind' in ('copy', 'notice')) as notices,
    array(select split_part(key, '.', 2) as node from ws_main._outbox where run = r.id and state = 'done' and effect->>'kind' = 'copy' order by 1) as copied,
    array(select node from ws_main._task where run = r.id and kind = 'cc' order by 1) as copies
    from ws_main._run r where r.id = any(${runs}::uuid[]) order by array_position(${runs}::uuid[], r.id)`)]
}
