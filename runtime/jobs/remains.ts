import { sql } from 'drizzle-orm'
import { removeFile } from '../files/stored-file.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { isoMoment } from '../storage/moment.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { jobTable } from './job-row.ts'

/** What is left to do in a workspace. */
interface WorkLeft {
  /** Jobs that are not finished. */
  readonly open: number
  /** When the next thing is due: what is kept for a while may go, or a pool is to be looked at; null = nothing is. */
  readonly due: Date | null
}

const keptDays = 30

/** Asked at each visit of a workspace, so it is one statement over small tables. */
export async function workLeft({ schema, data }: Workspace): Promise<WorkLeft> {
  const [row] = await runStatement<{ open: number; due: string | null }>(
    data.sql,
    compileStatement(sql`select (select count(*)::int from ${jobTable(schema)} where state in ('queued', 'running')) as open,
      least((select min(expires_at) + ${margin} from ${fileTable(schema)}), (select min(finished_at) + ${kept} from ${jobTable(schema)}),
        (select min(next_at) from ${sql.identifier(schema)}."_pool_check")) as due`),
  )
  return { open: row?.open ?? 0, due: row?.due ? new Date(isoMoment(row.due)) : null }
}

/** Removes uploads whose time has passed, and finished jobs with the rows that they rejected. */
export async function removeRemains(workspace: Workspace): Promise<void> {
  const { schema, data } = workspace
  const old = await runStatement<{ id: string; key: string }>(
    data.sql,
    compileStatement(sql`select id, key from ${fileTable(schema)} f where expires_at < now() - ${margin} and not exists
      (select 1 from ${jobTable(schema)} j where j.state in ('queued', 'running') and j.input->>'file' = f.id::text)`),
  )
  for (const file of old) await removeFile(workspace, file)
  const table = (name: string) => sql`${sql.identifier(schema)}.${sql.identifier(name)}`
  const ended = sql`(select id from ${jobTable(schema)} where finished_at < now() - ${kept})`
  await runStatement(data.sql, compileStatement(sql`delete from ${table('_job_rejection')} where job in ${ended}`))
  await runStatement(data.sql, compileStatement(sql`delete from ${table('_import_key')} where job in (select id from ${jobTable(schema)} where finished_at is not null)`))
  await runStatement(data.sql, compileStatement(sql`delete from ${jobTable(schema)} where finished_at < now() - ${kept}`))
}

/** A save that attaches a file in its last second needs some of these to be done. */
const margin = sql`interval '10 minutes'`

const kept = sql.raw(`interval '${keptDays} days'`)

const fileTable = (schema: string) => sql`${sql.identifier(schema)}."_file"`
