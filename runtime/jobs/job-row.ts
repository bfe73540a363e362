import { sql, type SQL } from 'drizzle-orm'
import type { Job, JobProblem, JobState } from '../../schemas/api/job.ts'
import { isoMoment } from '../storage/moment.ts'

/** A job as `jobColumns` selects it. */
export interface JobRow {
  readonly id: string
  readonly kind: string
  readonly state: JobState
  readonly about: Record<string, string>
  readonly done: string
  readonly total: string | null
  readonly counts: Record<string, number>
  readonly result: unknown
  readonly problem: JobProblem | null
  readonly created_at: string
  readonly started_at: string | null
  readonly finished_at: string | null
}

export const jobColumns: SQL = sql`id, kind, state, about, done, total, counts, result, problem, created_at, started_at, finished_at`

/** The table of a workspace's jobs. */
export const jobTable = (schema: string): SQL => sql`${sql.identifier(schema)}."_job"`

/** A job as it is answered. */
export const jobOf = (row: JobRow): Job => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  about: row.about,
  done: Number(row.done),
  total: row.total === null ? null : Number(row.total),
  counts: row.counts,
  createdAt: isoMoment(row.created_at),
  startedAt: row.started_at && isoMoment(row.started_at),
  finishedAt: row.finished_at && isoMoment(row.finished_at),
  ...(row.result === null ? {} : { result: row.result }),
  ...(row.problem === null ? {} : { problem: row.problem }),
})
