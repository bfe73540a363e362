import { sql } from 'drizzle-orm'
import type { InboxRow } from '../../../schemas/flows/machine/inbox.ts'
import { perSchema } from '../../storage/per-schema.ts'
import { compileStatement, type Runner, runStatement } from '../../storage/statement.ts'

/** Something that has happened to a run. The key keeps the run from being told of it twice. */
export interface RunNews {
  readonly run: string
  readonly key: string
  readonly row: InboxRow
}

/** Tells runs what has happened to them: their next step takes it. */
export async function tellRuns(runner: Runner, schema: string, news: readonly RunNews[]): Promise<void> {
  if (news.length > 0) await runStatement(runner, statementFor(schema), { news: JSON.stringify(news) })
}

const statementFor = perSchema((name) =>
  compileStatement(sql`insert into ${sql.identifier(name)}."_inbox" (run, key, row)
    select run, key, "row" from jsonb_to_recordset(${sql.placeholder('news')}::text::jsonb) as x(run uuid, key text, "row" jsonb) on conflict (run, key) do nothing`),
)
