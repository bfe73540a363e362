import { sql } from 'drizzle-orm'
import type { JobKind, RunningJob } from '../../jobs/job-kind.ts'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import { type Looking, nextReturn } from './idle-records.ts'
import { returnJob, soonest } from './due-returns.ts'
import { returnIdle, tellOwners } from './return-idle.ts'
import { ownersOf } from './tell-owner.ts'

/** Records that nobody works on go back to the pools of some objects, and their owners are told the day before. */
export const returnKind: JobKind = {
  kind: returnJob,
  atOnce: 1,
  run: async (job) => {
    // Only `beginDueReturns` enqueues this kind.
    const { objects } = job.input as { objects: readonly string[] }
    const result = { told: 0, returned: 0 }
    for (const id of objects) {
      const looking = await lookingAt(job, id)
      if (!looking) continue
      const pass = { job, looking, owners: ownersOf(job.workspace) }
      result.returned += await returnIdle(pass)
      result.told += await tellOwners(pass)
      await noteNext(job, looking)
    }
    return result
  },
}

async function lookingAt(job: RunningJob, id: string): Promise<Looking | undefined> {
  const plan = await job.workspace.reload()
  const object = plan.objectsById.get(id)
  const days = object?.definition.pool?.returnAfterDays
  return object && days !== undefined ? { plan, object, days, now: job.workspace.ports.clock.now() } : undefined
}

const hour = 3_600_000

/**
 * Looked at again when the next record is due, an hour from now at the soonest. What is owned or worked on from now on is due
 * after all but one of the days, so nothing becomes due before a look at that time.
 */
async function noteNext({ workspace }: RunningJob, looking: Looking): Promise<void> {
  const { days, now, object } = looking
  const [next, latest] = [await nextReturn(workspace.data.sql, looking), now.getTime() + (days - 1) * 24 * hour]
  const at = new Date(Math.max(Math.min(next?.getTime() ?? latest, latest), now.getTime() + soonest))
  await runStatement(
    workspace.data.sql,
    compileStatement(sql`update ${sql.identifier(workspace.schema)}."_pool_check" set next_at = ${at.toISOString()}::timestamptz where object = ${object.id} and days = ${days}::int`),
  )
}
