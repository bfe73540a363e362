import { sql } from 'drizzle-orm'
import type { Job } from '../../schemas/api/job.ts'
import type { Caller } from '../caller.ts'
import { uuid7 } from '../records/uuid7.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
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
export async function enqueueJob(caller: Caller, { kind, input, about = {}, total }: NewJob): Promise<Job> {
  const { workspace, person } = caller
  const id = uuid7(workspace.ports.clock.now().getTime())
  await keepActive(workspace.data, workspace.slug)
  const [row] = await runStatement<JobRow>(
    workspace.data.sql,
    compileStatement(sql`insert into ${jobTable(workspace.schema)} (id, kind, by, input, about, total)
      values (${id}, ${kind}, ${person.id}, ${JSON.stringify(input)}::text::jsonb, ${JSON.stringify(about)}::text::jsonb, ${total ?? null}::bigint)
      returning ${jobColumns}`),
  )
  if (!row) throw new Error('an insert returned no row')
  workspace.ports.wake.job(workspace.slug, id)
  return jobOf(row)
}
