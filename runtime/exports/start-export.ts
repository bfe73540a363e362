import { sql } from 'drizzle-orm'
import type { ExportRequest } from '../../schemas/api/export.ts'
import type { Job } from '../../schemas/api/job.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { enqueueWith, insertJob } from '../jobs/enqueue-job.ts'
import { jobTable } from '../jobs/job-row.ts'
import { fenced } from '../records/fence.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, type Runner, runStatement } from '../storage/statement.ts'
import { type ExportInput, exportJob } from './export-input.ts'
import { type ExportShape, refuseWithoutReason, shapeExport } from './shape-export.ts'

/** Exports that one person may have under way. */
const mostAtOnce = 2

/**
 * Begins an export as a job and writes it in the list of exports, in one transaction. Refuses `not-found`, `forbidden`, `invalid-request`
 * for what does not hold or lacks its reason, and `conflict` while the caller has as many under way as one person may.
 */
export const startExport = (caller: Caller, request: ExportRequest): Promise<Job> =>
  fenced(caller, async (current) => {
    const shape = shapeExport(current, request)
    refuseWithoutReason(shape, request.reason)
    const { object } = shape.gate
    const input: ExportInput = { object: object.id, mode: request.mode, query: request.query, format: request.format, reason: request.reason?.trim() || null }
    const about = { object: object.name, label: labelIn(object.definition.plural, current.person.language), format: request.format, mode: request.mode }
    return enqueueWith(current, async (runner) => {
      await refuseTooMany(runner, current)
      const job = await insertJob(runner, current, { kind: exportJob, input, about })
      await noteExport(runner, current, { job, input, shape })
      return job
    })
  })

async function refuseTooMany(runner: Runner, { workspace: { schema }, person }: Caller): Promise<void> {
  // Of two requests at once the second counts when the first is committed.
  await runStatement(runner, compileStatement(sql`select pg_advisory_xact_lock(hashtextextended(${`${schema}:export:${person.id}`}, 0))`))
  const [row] = await runStatement<{ open: number }>(
    runner,
    compileStatement(sql`select count(*)::int as open from ${jobTable(schema)} where by = ${person.id}::uuid and kind = ${exportJob} and state in ('queued', 'running')`),
  )
  if ((row?.open ?? 0) >= mostAtOnce) throw new Refusal('conflict', { issues: [{ code: 'export.too-many-at-once', path: '', params: { most: mostAtOnce } }] })
}

const noteExport = (runner: Runner, { workspace, person }: Caller, { job, input, shape }: { job: Job; input: ExportInput; shape: ExportShape }): Promise<unknown> =>
  runStatement(
    runner,
    compileStatement(sql`insert into ${sql.identifier(workspace.schema)}."_export" (id, by, object, label, format, mode, personal, reason)
      values (${job.id}::uuid, ${person.id}::uuid, ${input.object}, ${JSON.stringify(shape.gate.object.definition.plural)}::text::jsonb, ${input.format}, ${input.mode},
        ${JSON.stringify(shape.personal)}::text::jsonb, ${input.reason})`),
  )
