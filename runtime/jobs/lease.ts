import { sql, type SQL } from 'drizzle-orm'
import type { JobProblem } from '../../schemas/api/job.ts'
import { compileStatement, type Runner, runStatement } from '../storage/statement.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { JobLost, type JobProgress } from './job-kind.ts'
import { jobTable } from './job-row.ts'

/** Seconds that a job stays with a worker that has fallen silent. */
export const leaseSeconds = 10

/** A job that ended its process so often without moving is given up. */
const mostStalled = 5

/** A job that a worker has taken. `attempt` tells it from every worker before and after. */
interface Lease {
  readonly workspace: Workspace
  readonly id: string
  readonly attempt: number
}

/** A job as its worker gets it. */
export interface ClaimedJob extends Lease {
  readonly kind: string
  /** Who asked for it; null where time did. */
  readonly by: string | null
  readonly input: unknown
  readonly cursor: unknown
  readonly done: number
  readonly total: number | null
  readonly givenUp: boolean
}

interface ClaimRow {
  readonly id: string
  readonly attempt: number
  readonly stalled: number
  readonly kind: string
  /** Who asked for it; null where time did. */
  readonly by: string | null
  readonly input: unknown
  readonly cursor: unknown
  readonly done: string
  readonly total: string | null
}

/** Takes the oldest job of these kinds that nobody has, or whose worker has fallen silent. */
export async function claimJob(workspace: Workspace, kinds: readonly string[]): Promise<ClaimedJob | undefined> {
  const job = jobTable(workspace.schema)
  const [row] = await runStatement<ClaimRow>(
    workspace.data.sql,
    compileStatement(sql`update ${job} set state = 'running', attempt = attempt + 1, stalled = stalled + 1, started_at = coalesce(started_at, now()),
        lease_until = ${leaseEnd}
      where id = (select id from ${job} where (state = 'queued' or (state = 'running' and lease_until < now()))
        and kind = any(${`{${kinds.join(',')}}`}::text[]) order by created_at, id for update skip locked limit 1)
      returning id, attempt, stalled, kind, by, input, cursor, done, total`),
  )
  if (!row) return undefined
  const { stalled, done, total, ...rest } = row
  return { ...rest, workspace, done: Number(done), total: total === null ? null : Number(total), givenUp: stalled > mostStalled }
}

const leaseEnd = sql.raw(`now() + interval '${leaseSeconds} seconds'`)

/** Keeps the job for longer. False when it is no longer this worker's. */
export const renewLease = async (lease: Lease): Promise<boolean> => (await change(lease.workspace.data.sql, lease, sql`lease_until = ${leaseEnd}`)) > 0

/** Notes progress in the transaction of the work. Raises `JobLost` when the job is no longer this worker's. */
export async function advanceJob(runner: Runner, lease: Lease, { done, total, cursor, counts }: JobProgress): Promise<void> {
  const changes = [
    sql`stalled = 0, lease_until = ${leaseEnd}`,
    ...(done === undefined ? [] : [sql`done = ${done}::bigint`]),
    ...(total === undefined ? [] : [sql`total = ${total}::bigint`]),
    ...(cursor === undefined ? [] : [sql`cursor = ${JSON.stringify(cursor)}::text::jsonb`]),
    ...(counts === undefined ? [] : [sql`counts = ${JSON.stringify(counts)}::text::jsonb`]),
  ]
  if ((await change(runner, lease, sql.join(changes, sql`, `))) === 0) throw new JobLost()
}

/** Ends a job with its result. False when it is no longer this worker's. */
export const completeJob = async (lease: Lease, result: unknown): Promise<boolean> =>
  (await change(lease.workspace.data.sql, lease, sql`state = 'done', finished_at = now(), lease_until = null, result = ${JSON.stringify(result ?? null)}::text::jsonb`)) > 0

/** Ends a job that cannot be done. */
export const failJob = async (lease: Lease, problem: JobProblem): Promise<boolean> =>
  (await change(lease.workspace.data.sql, lease, sql`state = 'failed', finished_at = now(), lease_until = null, problem = ${JSON.stringify(problem)}::text::jsonb`)) > 0

/** Gives a job back for another worker to take at once: this process stops. */
export const releaseJob = async (lease: Lease): Promise<void> =>
  void (await change(lease.workspace.data.sql, lease, sql`stalled = greatest(stalled - 1, 0), lease_until = now() - interval '1 second'`))

async function change(runner: Runner, { workspace, id, attempt }: Lease, changes: SQL): Promise<number> {
  const rows = await runStatement(
    runner,
    compileStatement(sql`update ${jobTable(workspace.schema)} set ${changes} where id = ${id}::uuid and attempt = ${attempt}::int and state = 'running' returning id`),
  )
  return rows.length
}
