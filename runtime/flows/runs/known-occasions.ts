import { sql } from 'drizzle-orm'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, type Runner, runStatement } from '../../storage/statement.ts'
import type { Start, Started } from './start.ts'

/** What has become of starts that were asked for before, by flow and occasion with a blank between. */
export async function knownOccasions(runner: Runner, schema: string, starts: readonly Pick<Start, 'flow' | 'occasion'>[]): Promise<ReadonlyMap<string, Started>> {
  const rows = await runStatement<{ flow: string; occasion: string; run: string | null }>(runner, statementFor(schema), {
    starts: JSON.stringify(starts.map(({ flow, occasion }) => ({ flow, occasion }))),
  })
  return new Map(rows.map(({ flow, occasion, run }) => [`${flow} ${occasion}`, run === null ? { state: 'queued', run } : { state: 'known', run }]))
}

const statementFor = perSchema((name) => {
  const schema = sql.identifier(name)
  return compileStatement(sql`with given as materialized (select * from jsonb_to_recordset(${sql.placeholder('starts')}::text::jsonb) as x(flow text, occasion text))
    select flow, occasion, r.id as run from given join ${schema}."_run" r using (flow, occasion)
    union all select flow, occasion, null from given join ${schema}."_start" s using (flow, occasion)`)
})
