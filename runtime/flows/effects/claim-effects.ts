import { sql, type SQL } from 'drizzle-orm'
import { beginAlong } from '../../storage/connect.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { hostStanding, standingInputs } from './host-standing.ts'
import type { OpenEffect } from './sending.ts'

/** Seconds that an effect stays with a worker that has fallen silent. One that is alive says so in time, by `keepEffects`. */
const leaseSeconds = 10

/** How many effects may be begun: of those that ask others, which may take their time, and of those that are only stored. */
export interface Room {
  readonly outside: number
  readonly stored: number
}

/**
 * Takes effects that are due, those first that have waited longest. What a killed worker had is due again when its lease has run out.
 * A host gets no more calls than the workspace lets it have; what is over that waits, and nothing for other hosts waits behind it.
 */
export async function claimEffects(workspace: Workspace, { outside, stored }: Room): Promise<readonly OpenEffect[]> {
  const found = await Promise.all([outside > 0 ? claimOutside(workspace, outside) : [], stored > 0 ? claimStored(workspace, stored) : []])
  return found.flat()
}

const claimStored = ({ schema, data, ports }: Workspace, most: number): Promise<OpenEffect[]> =>
  runStatement<OpenEffect>(data.sql, statementsFor(schema).stored, { now: ports.clock.now().toISOString(), most })

async function claimOutside({ schema, data, ports, plan }: Workspace, most: number): Promise<readonly OpenEffect[]> {
  const { dueOutside, turn, outside } = statementsFor(schema)
  const now = ports.clock.now()
  if ((await runStatement(data.sql, dueOutside, { now: now.toISOString() })).length === 0) return []
  return beginAlong(data.sql, async (runner) => {
    // Who counts what hosts get must see what those before have taken: one at a time in a workspace, each with a snapshot of its own.
    await runStatement(runner, turn)
    return runStatement<OpenEffect>(runner, outside, { ...standingInputs(plan().settings.calls, now), most })
  })
}

/** Keeps effects that are still being performed. What the worker has lost or ended meanwhile stays as it is. */
export async function keepEffects({ schema, data, ports }: Workspace, effects: readonly OpenEffect[]): Promise<void> {
  const held = JSON.stringify(effects.map(({ run, key, attempts }) => ({ run, key, attempts })))
  await runStatement(data.sql, statementsFor(schema).keeping, { now: ports.clock.now().toISOString(), held })
}

const [now, most] = [input('now', 'timestamptz'), input('most', 'int')]
const until = sql`${now} + make_interval(secs => ${leaseSeconds}::int)`

const statementsFor = perSchema((name) => {
  const table = (of: string): SQL => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const isDue = sql`state = 'open' and next_at <= ${now}`
  const hosts = hostsOf(table)
  return {
    keeping: compileStatement(sql`update ${table('_outbox')} o set lease_until = ${until}, next_at = ${until}
      from jsonb_to_recordset(${input('held', 'text')}::jsonb) as held(run uuid, key text, attempts int)
      where o.run = held.run and o.key = held.key and o.attempts = held.attempts and o.state = 'open' and o.lease_until is not null`),
    stored: compileStatement(sql`with due as (select run, key from ${table('_outbox')} where ${isDue} and destination is null order by next_at limit ${most} for update skip locked),
      ${taken(table)} ${answer(table)}`),
    turn: compileStatement(sql`select pg_advisory_xact_lock(hashtextextended(${`${name}:calls`}, 0))`),
    dueOutside: compileStatement(sql`with recursive ${hosts} select 1 from host where exists (select from ${table('_outbox')} where ${isDue} and destination = host.name) limit 1`),
    // A host that has fewer calls under way comes first, so that one with a long queue takes its share and no more.
    outside: compileStatement(sql`with recursive ${hosts},
      place as (select host.name, under_way, least(per_minute - begun, at_once - under_way, ${most}) as free, per_minute
        from host cross join lateral (${hostStanding(table, sql`host.name`)}) standing where host.name is not null),
      next as (select w.run, w.key from place cross join lateral (
          select run, key, next_at, row_number() over (order by next_at, run, key) as turn
          from (select run, key, next_at from ${table('_outbox')} where ${isDue} and destination = place.name order by next_at limit greatest(place.free, 0)) x
        ) w where free > 0 order by place.under_way + w.turn, w.next_at limit ${most}),
      due as (select run, key from ${table('_outbox')} join next using (run, key) where ${isDue} for update of "_outbox" skip locked),
      ${taken(table)},
      noted as (insert into ${table('_destination')} as d (host, begun)
        select t.destination, array_agg(${now}) from taken t join place on place.name = t.destination where place.per_minute is not null group by t.destination
        on conflict (host) do update set begun = array(select at from unnest(d.begun) at where at > ${now} - interval '1 minute') || excluded.begun)
      ${answer(table)}`),
  }
})

/** Whom open effects ask, by one look at the index for each: however many effects wait for one host, it costs no more than one. */
const hostsOf = (table: (of: string) => SQL): SQL => {
  const first = (after: SQL): SQL => sql`(select destination from ${table('_outbox')} where state = 'open' and ${after} order by destination limit 1)`
  return sql`host(name) as (${first(sql`destination is not null`)} union all select ${first(sql`destination > host.name`)} from host where host.name is not null)`
}

/** Takes what `due` names. */
const taken = (table: (of: string) => SQL): SQL => sql`taken as (update ${table('_outbox')} o set attempts = o.attempts + 1, lease_until = ${until}, next_at = ${until} from due where o.run = due.run and o.key = due.key returning o.*)`

/** What was taken, with what is known of its run. */
const answer = (table: (of: string) => SQL): SQL => sql`select t.run, t.key, t.node, t.wait, t.effect, t.destination, t.attempts, r.flow, r.version, r.object, r.record, r.cause,
    case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name, 'language', p.language, 'zone', p.zone) end as person
  from taken t join ${table('_run')} r on r.id = t.run left join ${table('_person')} p on p.id = r.started_by`
