import { sql } from 'drizzle-orm'
import type { Workspace } from '../../workspaces/workspace.ts'
import { compileStatement, type Runner, runStatement } from '../../storage/statement.ts'
import type { ReadRow } from '../read-row.ts'
import type { TableRow } from '../tables/table.ts'
import { arrayLiteral } from '../../storage/array-literal.ts'

/** Keeps the rows that were not taken, with their texts and why. */
export async function keepRejections(runner: Runner, { schema }: Workspace, { job, rows }: { job: string; rows: readonly ReadRow[] }): Promise<void> {
  if (rows.length === 0) return
  await runStatement(
    runner,
    compileStatement(sql`insert into ${sql.identifier(schema)}."_job_rejection" (job, line, cells, issues)
      select ${job}::uuid, u.line, u.cells, u.issues from unnest(${arrayLiteral(rows.map(({ line }) => line))}::bigint[],
        ${arrayLiteral(rows.map(({ cells }) => storable(cells)))}::jsonb[], ${arrayLiteral(rows.map(({ issues }) => storable(issues)))}::jsonb[]) as u(line, cells, issues)
      on conflict do nothing`),
  )
}

/** Forgets rejections of rows that are taken again. */
export const forgetRejections = (runner: Runner, { schema }: Workspace, { job, rows }: { job: string; rows: readonly TableRow[] }): Promise<unknown> =>
  runStatement(
    runner,
    compileStatement(sql`delete from ${sql.identifier(schema)}."_job_rejection" where job = ${job}::uuid and line = any(${arrayLiteral(rows.map(({ line }) => line))}::bigint[])`),
  )

/** Postgres holds no NUL, not even in JSON. */
const storable = (value: unknown): string => JSON.stringify(value).replaceAll('\\u0000', '\\ufffd')
