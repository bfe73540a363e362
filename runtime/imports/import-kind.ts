import { sql } from 'drizzle-orm'
import type { ImportOutcome } from '../../schemas/api/import.ts'
import type { JobKind, RunningJob } from '../jobs/job-kind.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { type BatchImporter, batchImporter } from './import-batch.ts'
import { type ImportCursor, type ImportInput, noCounts } from './import-input.ts'
import { batchSize, readBatches } from './read-batches.ts'
import { takeAgain } from './take-again.ts'
import { foreseenFlows } from './foreseen-flows.ts'
import { fileBytes } from './tables/file-bytes.ts'
import { openTable } from './tables/open-table.ts'
import type { Table } from './tables/table.ts'

/** The kind of jobs that `startImport` makes. */
export const importJob = 'import'


/**
 * Takes the rows of a file into records. `addressOfErrors` says where the rejected rows of a job can be fetched. Each batch is
 * committed with the cursor that says so: a job that is begun again goes on behind the last committed row.
 */
export const importKind = ({ addressOfErrors }: { addressOfErrors: (workspace: string, job: string) => string }): JobKind => ({
  kind: importJob,
  atOnce: 2,
  run: async (job) => {
    // Only `startImport` enqueues this kind, and only the loop below writes its cursor.
    const input = job.input as ImportInput
    const table = await openTable(fileBytes(job.workspace.ports.files, input.upload), input.mapping)
    await countRows(job, table, input)
    const importer = batchImporter(job, input)
    const whole = await takeRows(job, { importer, table, from: (job.cursor as ImportCursor | null) ?? { line: input.dataAfter, counts: noCounts, rounded: {} } })
    const end = await takeAgain(job, { importer, input, from: whole })
    await forgetKeys(job)
    const errors = end.counts.rejected > 0 ? addressOfErrors(job.workspace.slug, job.id) : null
    const flows = input.dryRun ? { flows: foreseenFlows(await job.caller(), { object: input.object, mode: input.mode, starts: end.starts ?? {} }) } : {}
    return { ...end.counts, dryRun: input.dryRun, warnings: warningsOf(end), ...flows, errors } satisfies ImportOutcome
  },
})

async function takeRows(job: RunningJob, { importer, table, from }: { importer: BatchImporter; table: Table; from: ImportCursor }): Promise<ImportCursor> {
  if (from.again) return from
  let cursor = Promise.resolve(from)
  try {
    for await (const rows of readBatches(table, { after: from.line, size: batchSize })) {
      job.signal.throwIfAborted()
      // Read while the batch before is being stored.
      const batch = await importer.read(rows)
      cursor = importer.take(batch, await cursor)
      // It is looked at only after the next batch is read.
      cursor.catch(() => undefined)
    }
    return await cursor
  } finally {
    await cursor.catch(() => undefined)
  }
}

/** Says how many rows there are, once. */
async function countRows(job: RunningJob, table: Table, { mapping }: ImportInput): Promise<void> {
  if (job.total !== null) return
  const rows = await table.count()
  await job.advance(job.workspace.data.sql, { total: Math.max(0, rows - (mapping.header ? 1 : 0)) })
}

const warningsOf = ({ rounded }: ImportCursor): ImportOutcome['warnings'] =>
  Object.entries(rounded).map(([column, count]) => ({ code: 'rounded-number', column, count }))

/** What a dry run remembered of its rows is of no more use. */
async function forgetKeys({ workspace, id }: RunningJob): Promise<void> {
  await runStatement(workspace.data.sql, compileStatement(sql`delete from ${sql.identifier(workspace.schema)}."_import_key" where job = ${id}::uuid`))
}
