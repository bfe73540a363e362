import { sql } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import type { OpenEffect } from './sending.ts'

/** Seconds that an effect stays with a worker that has fallen silent; longer than any try may take. */
export const leaseSeconds = 60

/** Takes effects that are due, those first that have waited longest. What a killed worker had is due again when its lease has run out. */
export const claimEffects = ({ schema, data, ports }: Workspace, most: number): Promise<readonly OpenEffect[]> =>
  runStatement<OpenEffect>(data.sql, statementFor(schema), { now: ports.clock.now().toISOString(), most })

const statementFor = perSchema((name) => {
  const table = (of: string) => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const now = input('now', 'timestamptz')
  const until = sql`${now} + make_interval(secs => ${leaseSeconds}::int)`
  return compileStatement(sql`with due as (
      select run, key from ${table('_outbox')} where state = 'open' and next_at <= ${now} order by next_at limit ${input('most', 'int')} for update skip locked),
    taken as (update ${table('_outbox')} o set attempts = o.attempts + 1, lease_until = ${until}, next_at = ${until} from due where o.run = due.run and o.key = due.key returning o.*)
    select t.run, t.key, t.node, t.wait, t.effect, t.attempts, r.flow, r.version, r.object, r.record, r.cause,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name, 'language', p.language, 'zone', p.zone) end as person
    from taken t join ${table('_run')} r on r.id = t.run left join ${table('_person')} p on p.id = r.started_by`)
})
