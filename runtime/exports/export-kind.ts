import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import type { ExportOutcome } from '../../schemas/api/export.ts'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { keepMade } from '../files/made-file.ts'
import { removeFile } from '../files/stored-file.ts'
import type { JobKind, RunningJob } from '../jobs/job-kind.ts'
import { dateInZone } from '../records/date-in-zone.ts'
import { fenced } from '../records/fence.ts'
import { Refusal } from '../refusal.ts'
import { isoMoment } from '../storage/moment.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { exportBytes, exportTypes } from './export-bytes.ts'
import { type ExportInput, exportJob } from './export-input.ts'
import { exportColumns } from './export-rows.ts'
import { readAll } from './read-all.ts'
import { type ExportShape, refuseWithoutReason, shapeExport } from './shape-export.ts'
import { sheetLimits } from './workbook.ts'

/**
 * Writes the records of a query to a file, under the rights that the person has when the work begins. A snapshot cannot be
 * resumed: a job that is begun again writes its file anew. `addressOfFile` says where it can be fetched.
 */
export const exportKind = ({ addressOfFile }: { addressOfFile: (workspace: string, job: string) => string }): JobKind => ({
  kind: exportJob,
  atOnce: 2,
  run: async (job) => {
    // Only `startExport` enqueues this kind.
    const input = job.input as ExportInput
    const caller = await job.caller()
    const made = await fenced(caller, (current) => write(job, current, input))
    const { rows, name, size, until } = made
    try {
      await finish(job, made)
    } catch (error) {
      await removeFile(job.workspace, made)
      throw error
    }
    return { rows, name, size, until: isoMoment(until), file: addressOfFile(job.workspace.slug, job.id) } satisfies ExportOutcome
  },
})

type Made = Awaited<ReturnType<typeof keepMade>> & { readonly name: string; readonly rows: number; readonly personal: ExportShape['personal'] }

async function write(job: RunningJob, caller: Caller, input: ExportInput): Promise<Made> {
  const object = caller.plan.objectsById.get(input.object)
  if (!object) throw new Refusal('not-found')
  const shape = shapeExport(caller, { ...input, object: object.name })
  refuseWithoutReason(shape, input.reason ?? undefined)
  const label = labelIn(object.definition.plural, caller.person.language, caller.plan.settings.languages[0])
  const name = `${label} ${dateInZone(caller.workspace.ports.clock.now(), caller.person.zone)}.${input.format}`
  return readAll(caller, shape, async ({ total, portions }) => {
    if (input.format === 'xlsx' && total > sheetLimits.rows) throw new Refusal('invalid-request', { issues: [{ code: 'export.too-many-rows', path: '/format', params: { rows: total, most: sheetLimits.rows } }] })
    await job.advance(job.workspace.data.sql, { total, done: 0 })
    const counted = counting(job, portions(job.signal))
    const bytes = exportBytes(input.format, { name: label, columns: exportColumns(caller, shape), records: counted.records })
    // Both stand for the same stream; only the names of the types differ.
    const stream = Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream<Uint8Array>
    const file = await keepMade(caller, { name, type: exportTypes[input.format], bytes: stream })
    return { ...file, name, rows: counted.rows(), personal: shape.personal }
  })
}

const progressEvery = 500

/** Counts the records on their way, and tells the job how many at most twice a second. */
function counting(job: RunningJob, portions: AsyncIterable<readonly RecordAnswer[]>) {
  let [rows, told] = [0, Date.now()]
  async function* records(): AsyncGenerator<readonly RecordAnswer[]> {
    for await (const portion of portions) {
      yield portion
      rows += portion.length
      if (Date.now() - told < progressEvery) continue
      told = Date.now()
      await job.advance(job.workspace.data.sql, { done: rows })
    }
  }
  return { records: records(), rows: () => rows }
}

/** The list of exports says what has left, or is about to. Nothing of it is kept when the job was cancelled meanwhile. */
const finish = (job: RunningJob, { id, rows, personal }: Made): Promise<unknown> =>
  job.workspace.data.sql.begin(async (runner) => {
    await job.advance(runner, { done: rows, total: rows })
    await runStatement(
      runner,
      compileStatement(sql`update ${sql.identifier(job.workspace.schema)}."_export" set rows = ${rows}::bigint, file = ${id}::uuid,
        personal = ${JSON.stringify(personal)}::text::jsonb where id = ${job.id}::uuid`),
    )
  })
