import { setTimeout as wait } from 'node:timers/promises'
import type { ImportColumn, ImportOutcome, ImportRequest } from '../../schemas/api/import.ts'
import type { Job } from '../../schemas/api/job.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { Caller } from '../../runtime/caller.ts'
import { importKind } from '../../runtime/imports/import-kind.ts'
import { startImport } from '../../runtime/imports/start-import.ts'
import { keepUpload } from '../../runtime/files/uploads.ts'
import { readJob } from '../../runtime/jobs/find-jobs.ts'
import type { JobKind } from '../../runtime/jobs/job-kind.ts'
import { grantDataRole } from '../../runtime/storage/migrator.ts'
import { createJobRunner, type JobRunner } from '../../server/jobs/job-runner.ts'
import { dataRole } from './database.ts'
import { logged, type LoggedLine } from './logged.ts'
import { startTestDesign, type TestDesign } from './publishing.ts'

/** A workspace with workers that run imports. */
export interface TestImports extends TestDesign {
  readonly runner: JobRunner
  readonly log: LoggedLine[]
  /** Uploads a text or bytes for a caller; answers the id. */
  upload(bytes: string | Uint8Array, caller?: Caller, name?: string): Promise<string>
  /** Imports and waits for the end. */
  run(request: ImportRequest, caller?: Caller): Promise<Job>
  /** Imports a text with these columns; fails the test unless the job is done. */
  take(text: string | Uint8Array, request: Omit<ImportRequest, 'file'>, caller?: Caller): Promise<ImportOutcome>
  rejected(job: string): Promise<{ line: number; cells: string[]; issues: { code: string; path: string; params?: Record<string, unknown> }[] }[]>
}

export const kind: JobKind = importKind({ addressOfErrors: (workspace, job) => `/api/w/${workspace}/jobs/${job}/errors.csv` })

export async function startTestImports(kinds: readonly JobKind[] = [kind]): Promise<TestImports> {
  const design = await startTestDesign()
  await grantDataRole(design.database.owner.sql, 'tessera', dataRole)
  const log: LoggedLine[] = []
  const runner = createJobRunner({ data: design.database.data, workspaces: design.workspaces, kinds, log: logged(log) })
  runner.start()
  const upload = async (bytes: string | Uint8Array, caller = design.caller(), name = 'file.csv'): Promise<string> => {
    const part = typeof bytes === 'string' ? bytes : new Uint8Array(bytes)
    return (await keepUpload(caller, { name, bytes: new Blob([part]).stream() })).id
  }
  const run = async (request: ImportRequest, caller = design.caller()): Promise<Job> => {
    const { id } = await startImport(caller, request)
    runner.wake('main')
    return finished(caller, id)
  }
  return {
    ...design,
    runner,
    log,
    upload,
    run,
    take: async (text, request, caller = design.caller()) => {
      const job = await run({ ...request, file: await upload(text, caller) }, caller)
      if (job.state !== 'done') throw new Error(JSON.stringify({ job, log }))
      return job.result as ImportOutcome
    },
    rejected: async (job) => [
      ...(await design.database.sql<{ line: number; cells: string[]; issues: [] }[]>`select line::int, cells, issues from ws_main._job_rejection where job = ${job} order by line`),
    ],
    close: async () => {
      await runner.stop()
      await design.close()
    },
  }
}

/** Waits until a job has ended. */
export async function finished(caller: Caller, id: string): Promise<Job> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const job = await readJob(caller, id)
    if (job.finishedAt !== null) return job
    await wait(50)
  }
  throw new Error('the job did not end in time')
}

/** The id of an object's field. */
export function fieldId(object: ObjectDefinition, name: string): string {
  const field = object.fields.find((each) => each.name === name)
  if (!field) throw new Error(`no field ${name}`)
  return field.id
}

/** A column for each of these fields: `['id', 'source_id']`, `['account_id', 'account', 'fld_…']`. */
export const columnsFor = (object: ObjectDefinition, pairs: readonly (readonly [column: string, field: string, match?: string])[]): ImportColumn[] =>
  pairs.map(([column, field, match]) => ({ column, field: fieldId(object, field), ...(match && { match }) }))
