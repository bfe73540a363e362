import { sql } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { linkOf } from '../runs/admission.ts'

/** Who has started the run of a flow that is under way for a record, null where nobody has; undefined where none is. */
export type LiveRequesters = (flow: string, record: string) => string | null | undefined

/** Looks for runs that are under way of some flows for some records. */
export async function liveRequesters(runner: Runner, schema: string, { flows, records }: { readonly flows: readonly string[]; readonly records: readonly string[] }): Promise<LiveRequesters> {
  const rows = await runStatement<{ flow: string; record: string; started_by: string | null }>(runner, statementFor(schema), { flows: `{${flows.join(',')}}`, records: `{${records.join(',')}}` })
  const found = new Map(rows.map(({ flow, record, started_by: person }) => [linkOf(flow, record), person]))
  return (flow, record) => found.get(linkOf(flow, record))
}

const statementFor = perSchema((name) =>
  compileStatement(sql`select flow, record, started_by from ${sql.identifier(name)}."_run"
    where record = any(${input('records', 'uuid[]')}) and flow = any(${input('flows', 'text[]')}) and status in ('running', 'suspended') order by started_at`),
)
