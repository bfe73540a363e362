import { sql } from 'drizzle-orm'
import { nextOccurrences } from '../../../schemas/flows/schedule/next-occurrences.ts'
import type { Plan } from '../../compile/plan.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement, type Statement } from '../../storage/statement.ts'
import type { Duty } from '../work/duty.ts'
import { type ScheduleTrigger, timeTriggers } from './time-triggers.ts'

const planned = new WeakSet<Plan>()

/**
 * Brings what is planned into step with the live release: flows that are new or due at other moments are planned anew, for
 * dates by going through the records; what time starts no more is dropped. Once a plan and process.
 */
export const planTimes: Duty = async (workspace) => {
  const { data, schema, ports } = workspace
  const plan = workspace.plan()
  if (planned.has(plan)) return 0
  const { schedules, dates } = timeTriggers(plan)
  const now = ports.clock.now().toISOString()
  const wanted = [
    ...[...schedules.values()].map((trigger) => ({ flow: trigger.flow, hash: trigger.hash, next_at: nextOf(trigger, now, plan) })),
    ...[...dates.values()].map(({ flow, hash }) => ({ flow, hash, next_at: now })),
  ]
  const { renew, forget } = statementsFor(schema)
  const changed = await data.sql.begin(async (runner) => {
    // A process that has not heard of the newest release would plan by an old one.
    const rows = await runStatement<{ flow: string }>(runner, renew, { wanted: JSON.stringify(wanted), release: plan.release })
    await runStatement(runner, forget, { wanted: JSON.stringify(wanted), renewed: `{${rows.map(({ flow }) => flow).join(',')}}`, release: plan.release })
    return rows.length
  })
  planned.add(plan)
  return changed
}

/** When a schedule is due after a moment; null where it never is. */
export const nextOf = ({ cron }: ScheduleTrigger, after: string, { settings }: Plan): string | null => nextOccurrences(cron, { after, zone: settings.zone, count: 1 })[0] ?? null

const statementsFor = perSchema((name): { readonly renew: Statement; readonly forget: Statement } => {
  const table = (of: string) => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const wanted = sql`jsonb_to_recordset(${input('wanted', 'jsonb')}) as w(flow text, hash text, next_at timestamptz)`
  const isLive = sql`(select number from ${table('_live')}) = ${input('release', 'int')}`
  return {
    renew: compileStatement(sql`insert into ${table('_time_trigger')} as t (flow, hash, next_at) select flow, hash, next_at from ${wanted} where ${isLive}
      on conflict (flow) do update set hash = excluded.hash, next_at = excluded.next_at, occurrence = null, after = null where t.hash <> excluded.hash returning t.flow`),
    forget: compileStatement(sql`with gone as (delete from ${table('_time_trigger')} where flow not in (select flow from ${wanted}) and ${isLive})
      delete from ${table('_date_start')} where (flow = any(${input('renewed', 'text[]')}) or flow not in (select flow from ${wanted})) and ${isLive}`),
  }
})
