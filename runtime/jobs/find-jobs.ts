import { sql } from 'drizzle-orm'
import type { Job } from '../../schemas/api/job.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { jobColumns, jobOf, type JobRow, jobTable } from './job-row.ts'

/** Which of the caller's jobs are asked for. */
export interface JobQuestion {
  readonly state?: 'open' | 'finished'
  readonly kind?: string
}

const mostListed = 50

/** One job of the caller. Refuses `not-found` for a missing job and for somebody else's alike. */
export async function readJob({ workspace, person }: Caller, id: string): Promise<Job> {
  const [row] = await runStatement<JobRow>(
    workspace.data.sql,
    compileStatement(sql`select ${jobColumns} from ${jobTable(workspace.schema)} where id = ${id}::uuid and by = ${person.id}::uuid`),
  )
  if (!row) throw new Refusal('not-found')
  return jobOf(row)
}

/** The caller's newest jobs. */
export async function listJobs({ workspace, person }: Caller, { state, kind }: JobQuestion): Promise<readonly Job[]> {
  const open = sql`state in ('queued', 'running')`
  const inState = state === undefined ? sql`true` : state === 'open' ? open : sql`not (${open})`
  const ofKind = kind === undefined ? sql`true` : sql`kind = ${kind}`
  const rows = await runStatement<JobRow>(
    workspace.data.sql,
    compileStatement(sql`select ${jobColumns} from ${jobTable(workspace.schema)}
      where by = ${person.id}::uuid and ${inState} and ${ofKind} order by created_at desc, id desc limit ${mostListed}::int`),
  )
  return rows.map(jobOf)
}
