import { sql } from 'drizzle-orm'
import type { Job, JobPage } from '../../schemas/api/job.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { jobColumns, jobOf, type JobRow, jobTable } from './job-row.ts'

/** Which of the caller's jobs are asked for. */
interface JobQuestion {
  readonly state?: 'open' | 'finished'
  readonly kind?: string
  /** Only jobs that were asked for before this one. */
  readonly cursor?: string
  readonly limit?: number
}

const defaultLimit = 50

/** One job of the caller. Refuses `not-found` for a missing job and for somebody else's alike. */
export async function readJob({ workspace, person }: Caller, id: string): Promise<Job> {
  const [row] = await runStatement<JobRow>(
    workspace.data.sql,
    compileStatement(sql`select ${jobColumns} from ${jobTable(workspace.schema)} where id = ${id}::uuid and by = ${person.id}::uuid`),
  )
  if (!row) throw new Refusal('not-found')
  return jobOf(row)
}

/** A page of the caller's jobs, newest first. A cursor whose job is gone has none behind it: older ones go first. */
export async function listJobs({ workspace, person }: Caller, question: JobQuestion): Promise<JobPage> {
  const { state, kind, cursor, limit = defaultLimit } = question
  const table = jobTable(workspace.schema)
  const open = sql`state in ('queued', 'running')`
  const inState = state === undefined ? sql`true` : state === 'open' ? open : sql`not (${open})`
  const ofKind = kind === undefined ? sql`true` : sql`kind = ${kind}`
  const isBehind =
    cursor === undefined ? sql`true` : sql`(created_at, id) < (select created_at, id from ${table} where id = ${cursor}::uuid and by = ${person.id}::uuid)`
  const rows = await runStatement<JobRow>(
    workspace.data.sql,
    compileStatement(sql`select ${jobColumns} from ${table}
      where by = ${person.id}::uuid and ${inState} and ${ofKind} and ${isBehind} order by created_at desc, id desc limit ${limit + 1}::int`),
  )
  const items = rows.slice(0, limit).map(jobOf)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
