import type { Job } from '../../../schemas/api/job.ts'

/** Seconds that a job still needs if it goes on as it has gone so far; undefined while nobody can tell. */
export function secondsLeft({ startedAt, done, total }: Pick<Job, 'startedAt' | 'done' | 'total'>, now: number): number | undefined {
  if (startedAt === null || total === null || done === 0 || done > total) return undefined
  const spent = (now - Date.parse(startedAt)) / 1000
  return spent < 1 ? undefined : Math.round((spent / done) * (total - done))
}
