import { sql } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'

/** What waits to be done in a workspace. */
export interface Agenda {
  /** Tasks of people who have left. */
  readonly left: boolean
  /** Starts whose turn may have come. */
  readonly starts: boolean
  readonly events: boolean
  readonly calls: boolean
  /** Flows that time starts, and records whose moment has come. */
  readonly schedules: boolean
  readonly dates: boolean
  readonly timers: boolean
  readonly runs: boolean
  /** Milliseconds until the next timer is due, where that is before the next sweep; else null. */
  readonly soon: number | null
}

/** Looks at all of it in one statement: asking each by itself would be most of what a visit costs. */
export async function readAgenda({ schema, data, ports }: Workspace): Promise<Agenda> {
  const [agenda] = await runStatement<Agenda>(data.sql, statementFor(schema), { now: ports.clock.now().toISOString() })
  if (!agenda) throw new Error('a statement without a table answers one row')
  return agenda
}

const statementFor = perSchema((name) => {
  const table = (of: string) => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const now = input('now', 'timestamptz')
  // Rows come and go by the thousand in some of these: by an index the dead ones are passed over once.
  return compileStatement(sql`select
    exists (select from ${table('_person')} p join ${table('_task')} t on t.assignee = p.id and t.state = 'open' where not p.active and t.kind <> 'cc') as left,
    exists (select from ${table('_start')}) as starts,
    (select change from ${table('_event')} order by change limit 1) is not null as events,
    (select id from ${table('_hook_call')} where taken_at is null order by id limit 1) is not null as calls,
    exists (select from ${table('_time_trigger')} where next_at <= ${now}) as schedules,
    (select due_at from ${table('_date_start')} where due_at <= ${now} order by due_at limit 1) is not null as dates,
    (select due_at from ${table('_timer')} where due_at <= ${now} order by due_at limit 1) is not null as timers,
    (select started_at from ${table('_run')} where ready order by started_at limit 1) is not null
      or exists (select from ${table('_inbox')} where taken_at is null) as runs,
    (select ceil(extract(epoch from due_at - ${now}) * 1000)::int from ${table('_timer')} where due_at > ${now} and due_at <= ${now} + interval '1 second' order by due_at limit 1) as soon`)
})
