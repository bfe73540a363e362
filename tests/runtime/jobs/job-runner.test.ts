import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from '../../../schemas/api/job.ts'
import type { Caller } from '../../../runtime/caller.ts'
import { cancelJob } from '../../../runtime/jobs/cancel-job.ts'
import { enqueueJob } from '../../../runtime/jobs/enqueue-job.ts'
import { listJobs, readJob } from '../../../runtime/jobs/find-jobs.ts'
import { type JobKind, JobLost, type RunningJob } from '../../../runtime/jobs/job-kind.ts'
import { advanceJob, claimJob } from '../../../runtime/jobs/lease.ts'
import { removeRemains, workLeft } from '../../../runtime/jobs/remains.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import { grantDataRole } from '../../../runtime/storage/migrator.ts'
import { createJobRunner, type JobRunner } from '../../../server/jobs/job-runner.ts'
import { dataRole } from '../../support/database.ts'
import { logged, type LoggedLine } from '../../support/logged.ts'
import { refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
let caller: Caller
const runners: JobRunner[] = []
const log: LoggedLine[] = []

beforeAll(async () => {
  design = await startTestDesign()
  await grantDataRole(design.database.owner.sql, 'tessera', dataRole)
  caller = design.caller()
})

afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.stop()))
  await design.close()
})

const startRunner = (...kinds: readonly JobKind[]): JobRunner => {
  const runner = createJobRunner({ data: design.database.data, workspaces: design.workspaces, kinds, log: logged(log) })
  runners.push(runner)
  runner.start()
  return runner
}

const kind = (name: string, run: (job: RunningJob) => Promise<unknown>): JobKind => ({ kind: name, atOnce: 2, run })

async function settled(id: string, until: (job: Job) => boolean = ({ finishedAt }) => finishedAt !== null): Promise<Job> {
  for (let tries = 0; tries < 400; tries += 1) {
    const job = await readJob(caller, id)
    if (until(job)) return job
    await wait(50)
  }
  throw new Error('the job did not get there in time')
}

test('does a job and keeps its progress and result', async () => {
  startRunner(
    kind('count', async (job) => {
      await job.advance(job.workspace.data.sql, { done: 2, total: 2, counts: { seen: 2 } })
      return { sum: (job.input as { terms: number[] }).terms.reduce((a, b) => a + b) }
    }),
  )
  const { id, state } = await enqueueJob(caller, { kind: 'count', input: { terms: [1, 2] }, about: { file: 'numbers' } })
  expect(state).toBe('queued')
  expect(await settled(id)).toMatchObject({ kind: 'count', state: 'done', about: { file: 'numbers' }, done: 2, total: 2, counts: { seen: 2 }, result: { sum: 3 } })
})

test('moves the job of a worker that fell silent within 15 seconds', async () => {
  const { id } = await enqueueJob(caller, { kind: 'orphan', input: {} })
  const dead = await claimJob(design.workspace, ['orphan'])
  const started = Date.now()
  startRunner(kind('orphan', async () => 'taken over'))
  expect((await settled(id)).result).toBe('taken over')
  expect(Date.now() - started).toBeLessThan(15_000)
  await expect(advanceJob(design.database.data.sql, dead ?? never(), { done: 1 })).rejects.toBeInstanceOf(JobLost)
})

test('takes everything back that a worker writes after it lost the job', async () => {
  const { id } = await enqueueJob(caller, { kind: 'contested', input: {} })
  const first = (await claimJob(design.workspace, ['contested'])) ?? never()
  await design.database.sql`update ws_main._job set lease_until = now() - interval '1 second' where id = ${id}`
  const second = (await claimJob(design.workspace, ['contested'])) ?? never()
  const writes = design.database.data.sql.begin(async (sql) => {
    await sql`insert into ws_main._counter (field, period, value) values ('fld_x', '', 1)`
    await advanceJob(sql, first, { done: 1 })
  })
  await expect(writes).rejects.toBeInstanceOf(JobLost)
  expect(await design.database.sql`select * from ws_main._counter where field = 'fld_x'`).toHaveLength(0)
  await advanceJob(design.database.data.sql, second, { done: 1 })
  await cancelJob(caller, id)
})

test('resumes at the cursor after the process stopped', async () => {
  const begun: unknown[] = []
  const steps = kind('steps', async (job) => {
    begun.push(job.cursor)
    if (job.cursor !== null) return { from: job.cursor }
    await job.advance(job.workspace.data.sql, { cursor: { row: 7 }, done: 7 })
    while (!job.signal.aborted) await wait(10)
    throw job.signal.reason
  })
  const runner = startRunner(steps)
  const { id } = await enqueueJob(caller, { kind: 'steps', input: {} })
  await settled(id, ({ done }) => done === 7)
  await runner.stop()
  startRunner(steps)
  expect((await settled(id)).result).toEqual({ from: { row: 7 } })
  expect(begun).toEqual([null, { row: 7 }])
})

test('stops writing once a job is cancelled', async () => {
  let end: unknown
  const runner = startRunner(
    kind('endless', async (job) => {
      try {
        for (;;) {
          await job.advance(job.workspace.data.sql, { done: 1 })
          await wait(10)
        }
      } catch (error) {
        end = error
        throw error
      }
    }),
  )
  const { id } = await enqueueJob(caller, { kind: 'endless', input: {} })
  await settled(id, ({ done }) => done === 1)
  expect(await cancelJob(caller, id)).toMatchObject({ state: 'cancelled' })
  runner.wake('main')
  await wait(200)
  expect(end).toBeInstanceOf(JobLost)
  expect(await readJob(caller, id)).toMatchObject({ state: 'cancelled' })
})

test('tells why a job was refused, and of faults of its own only the log', async () => {
  startRunner(
    kind('refused', async () => Promise.reject(new Refusal('invalid-request', { issues: [{ code: 'file.empty', path: '/file' }] }))),
    kind('faulty', async () => Promise.reject(new Error('a secret'))),
  )
  const refused = await enqueueJob(caller, { kind: 'refused', input: {} })
  const faulty = await enqueueJob(caller, { kind: 'faulty', input: {} })
  expect(await settled(refused.id)).toMatchObject({ state: 'failed', problem: { code: 'invalid-request', issues: [{ code: 'file.empty' }] } })
  expect(await settled(faulty.id)).toMatchObject({ state: 'failed', problem: { code: 'server-fault' } })
  expect(JSON.stringify(await readJob(caller, faulty.id))).not.toContain('secret')
  expect(log.filter(({ level }) => level === 'error')).toHaveLength(1)
})

test('gives up a job that ends its process each time', async () => {
  const { id } = await enqueueJob(caller, { kind: 'deadly', input: {} })
  await design.database.sql`update ws_main._job set state = 'running', stalled = 5, lease_until = now() - interval '1 second' where id = ${id}`
  startRunner(kind('deadly', async () => 'never asked'))
  expect(await settled(id)).toMatchObject({ state: 'failed', problem: { code: 'job-given-up' } })
})

test('shows jobs to those alone who asked for them', async () => {
  const other = (await design.person('Binh', []))()
  const { id } = await enqueueJob(caller, { kind: 'private', input: {} })
  expect((await listJobs(caller, { state: 'open', kind: 'private' })).items.map((job) => job.id)).toEqual([id])
  expect(await listJobs(other, {})).toEqual({ items: [], next: null })
  expect((await refusalOf(readJob(other, id))).code).toBe('not-found')
  expect((await refusalOf(cancelJob(other, id))).code).toBe('not-found')
  await cancelJob(caller, id)
})

test('refuses to work for somebody who has left', async () => {
  const gone = (await design.person('Chi', []))()
  startRunner(kind('rights', async (job) => (await job.caller()).person.name))
  const { id } = await enqueueJob(gone, { kind: 'rights', input: {} })
  await design.database.sql`update ws_main._person set active = false where id = ${gone.person.id}`
  const second = await enqueueJob(gone, { kind: 'rights', input: {} })
  for (const job of [id, second.id]) {
    while ((await readJob(gone, job)).finishedAt === null) await wait(20)
  }
  expect(await readJob(gone, second.id)).toMatchObject({ state: 'failed', problem: { code: 'forbidden' } })
})

test('removes old jobs and uploads whose time has passed', async () => {
  const { sql } = design.database
  const { id } = await enqueueJob(caller, { kind: 'old', input: {} })
  await cancelJob(caller, id)
  await sql`update ws_main._job set finished_at = now() - interval '31 days' where id = ${id}`
  await sql`insert into ws_main._job_rejection (job, line, cells, issues) values (${id}, 2, '[]', '[]')`
  await sql`insert into ws_main._file (id, name, size, type, key, by, expires_at)
    values (${crypto.randomUUID()}, 'old.csv', 1, 'text/csv', 'main/00', ${caller.person.id}, now() - interval '1 hour')`
  expect((await workLeft(design.workspace)).due?.getTime()).toBeLessThan(Date.now())
  await removeRemains(design.workspace)
  expect((await refusalOf(readJob(caller, id))).code).toBe('not-found')
  expect(await sql`select 1 from ws_main._job_rejection union all select 1 from ws_main._file`).toHaveLength(0)
})

test('keeps track of an upload until its file is removed', async () => {
  const { sql } = design.database
  await sql`insert into ws_main._file (id, name, size, type, key, by, expires_at)
    values (${crypto.randomUUID()}, 'kept.csv', 1, 'text/csv', 'main/01', ${caller.person.id}, now() - interval '1 hour')`
  const { ports } = design.workspace
  const broken = { ...ports.files, remove: async () => Promise.reject(new Error('the disk is away')) }
  await expect(removeRemains({ ...design.workspace, ports: { ...ports, files: broken } })).rejects.toThrow('the disk is away')
  expect(await sql`select 1 from ws_main._file`).toHaveLength(1)
  await removeRemains(design.workspace)
  expect(await sql`select 1 from ws_main._file`).toHaveLength(0)
})

const never = (): never => {
  throw new Error('there was nothing to claim')
}
