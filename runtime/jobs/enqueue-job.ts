import { sql } from 'drizzle-orm'
import type { Job } from '../../schemas/api/job.ts'
import type { Caller } from '../caller.ts'
import { uuid7 } from '../records/uuid7.ts'
import { compileStatement, type Runner, runStatement } from '../storage/statement.ts'
import { keepActive } from '../workspaces/activity.ts'
import { jobColumns, jobOf, type JobRow, jobTable } from './job-row.ts'

/** Work to be done on behalf of the caller. */
interface NewJob {
  readonly kind: string
  /** JSON: what the kind's `run` is given. */
  readonly input: unknown
  /** Names by which people recognise the job. */
  readonly about?: Readonly<Record<string, string>>
  readonly total?: number
}

/** Stores a job and wakes this process's workers. Once this returns, the job is done by some process, whatever ends. */
export const enqueueJob = (caller: Caller, job: NewJob): Promise<Job> => enqueueWith(caller, (runner) => insertJob(runner, caller, job))

/** The same where the job is stored together with more: `store` calls `insertJob` within the transaction that it is given. */
export async function enqueueWith({ workspace }: Pick<Caller, 'workspace'>, store: (runner: Runner) => Promise<Job>): Promise<Job> {
  await keepActive(workspace.data, workspace.slug)
  // postgres.js maps promises within arrays; a job is none.
  const job = (await workspace.data.sql.begin(store)) as Job
  workspace.ports.wake.job(workspace.slug, job.id)
  return job
}

/** Stores a job; `enqueueWith` wakes the workers when it is committed. */
export async function insertJob(runner: Runner, { workspace, person }: Caller, { kind, input, about = {}, total }: NewJob): Promise<Job> {
  const id = uuid7(workspace.ports.clock.now().getTime())
  const [row] = await runStatement<JobRow>(
    runner,
    compileStatement(sql`insert into ${jobTable(workspace.schema)} (id, kind, by, input, about, total)
      values (${id}, ${kind}, ${person.id}, ${JSON.stringify(input)}::text::jsonb, ${JSON.stringify(about)}::text::jsonb, ${total ?? null}::bigint)
      returning ${jobColumns}`),
  )
  if (!row) throw new Error('an insert returned no row')
  return jobOf(row)
}
