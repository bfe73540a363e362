import { sql } from 'drizzle-orm'
import type { Job } from '../../schemas/api/job.ts'
import type { Caller } from '../caller.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { readJob } from './find-jobs.ts'
import { jobTable } from './job-row.ts'

/**
 * Cancels a job of the caller; what it has committed stays. A job that has ended already stays as it is. From the moment
 * this returns the job writes nothing more. Refuses `not-found`.
 */
export async function cancelJob(caller: Caller, id: string): Promise<Job> {
  const { workspace, person } = caller
  await runStatement(
    workspace.data.sql,
    compileStatement(sql`update ${jobTable(workspace.schema)} set state = 'cancelled', finished_at = now(), lease_until = null
      where id = ${id}::uuid and by = ${person.id}::uuid and state in ('queued', 'running')`),
  )
  workspace.ports.wake.job(workspace.slug, id)
  return readJob(caller, id)
}
