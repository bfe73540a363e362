import { sql } from 'drizzle-orm'
import { isoMoment } from '../../storage/moment.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'

/** When the flows of a workspace next have something to do: in the past where they have now, null where time brings nothing. */
export async function flowsDue({ schema, data }: Workspace): Promise<Date | null> {
  const [row] = await runStatement<{ due: string | null }>(data.sql, statementFor(schema))
  return row?.due ? new Date(isoMoment(row.due)) : null
}

const statementFor = perSchema((name) => {
  const table = (of: string) => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  return compileStatement(sql`select least(
    (select now() from ${table('_event')} limit 1),
    (select at from ${table('_start')} where "until" = 'import' limit 1),
    (select at from ${table('_hook_call')} where taken_at is null limit 1),
    (select min(due_at) from ${table('_timer')}),
    (select min(next_at) from ${table('_time_trigger')}),
    (select min(due_at) from ${table('_date_start')}),
    (select min(next_at) from ${table('_outbox')} where state = 'open'),
    (select started_at from ${table('_run')} where ready order by started_at limit 1),
    (select at from ${table('_inbox')} where taken_at is null limit 1)) as due`)
})
