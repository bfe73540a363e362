import { sql, type SQL } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import type { OpenEffect } from './sending.ts'

/** Seconds that an effect stays with a worker that has fallen silent. One that is alive says so in time, by `keepEffects`. */
const leaseSeconds = 10

/** How many effects may be begun: of those that ask others, which may take their time, and of those that are only stored. */
export interface Room {
  readonly outside: number
  readonly stored: number
}

/** Takes effects that are due, those first that have waited longest. What a killed worker had is due again when its lease has run out. */
export const claimEffects = ({ schema, data, ports }: Workspace, { outside, stored }: Room): Promise<readonly OpenEffect[]> =>
  runStatement<OpenEffect>(data.sql, statementFor(schema), { now: ports.clock.now().toISOString(), outside, stored })

/** Keeps effects that are still being performed. What the worker has lost or ended meanwhile stays as it is. */
export async function keepEffects({ schema, data, ports }: Workspace, effects: readonly OpenEffect[]): Promise<void> {
  const held = JSON.stringify(effects.map(({ run, key, attempts }) => ({ run, key, attempts })))
  await runStatement(data.sql, keepingFor(schema), { now: ports.clock.now().toISOString(), held })
}

const now = input('now', 'timestamptz')
const until = sql`${now} + make_interval(secs => ${leaseSeconds}::int)`

const keepingFor = perSchema((name) =>
  compileStatement(sql`update ${sql.identifier(name)}."_outbox" o set lease_until = ${until}, next_at = ${until}
    from jsonb_to_recordset(${input('held', 'text')}::jsonb) as held(run uuid, key text, attempts int)
    where o.run = held.run and o.key = held.key and o.attempts = held.attempts and o.state = 'open' and o.lease_until is not null`),
)

const statementFor = perSchema((name) => {
  const table = (of: string) => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const due = (isOutside: SQL, most: SQL) =>
    sql`select run, key from ${table('_outbox')} where state = 'open' and next_at <= ${now} and (effect->>'kind' = 'outside') = ${isOutside} order by next_at limit ${most} for update skip locked`
  return compileStatement(sql`with outside as (${due(sql`true`, input('outside', 'int'))}),
    stored as (${due(sql`false`, input('stored', 'int'))}),
    due as (select * from outside union all select * from stored),
    taken as (update ${table('_outbox')} o set attempts = o.attempts + 1, lease_until = ${until}, next_at = ${until} from due where o.run = due.run and o.key = due.key returning o.*)
    select t.run, t.key, t.node, t.wait, t.effect, t.attempts, r.flow, r.version, r.object, r.record, r.cause,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name, 'language', p.language, 'zone', p.zone) end as person
    from taken t join ${table('_run')} r on r.id = t.run left join ${table('_person')} p on p.id = r.started_by`)
})
