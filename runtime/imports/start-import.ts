import type { ImportRequest } from '../../schemas/api/import.ts'
import type { Job } from '../../schemas/api/job.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { enqueueJob } from '../jobs/enqueue-job.ts'
import { Refusal } from '../refusal.ts'
import { checkImport } from './check-import.ts'
import { headerHash } from './columns.ts'
import type { ImportInput } from './import-input.ts'
import { importJob } from './import-kind.ts'
import { gateForMode } from './import-shape.ts'
import { readingOf } from './preview.ts'
import { rememberMapping } from './remembered-mapping.ts'
import { sampleTable } from './sample.ts'
import { fileBytes } from './tables/file-bytes.ts'
import { openTable } from './tables/open-table.ts'
import { uploadOf } from '../files/uploads.ts'

/**
 * Begins an import, or a dry run of one, as a job. Everything that can be known before a row is read is checked here. Refuses
 * `not-found`, `forbidden`, and `invalid-request` with an issue at each part of the mapping that is wrong.
 */
export async function startImport(caller: Caller, request: ImportRequest): Promise<Job> {
  const gate = gateForMode(caller, request.object, request.mode)
  const { key: storageKey, ...file } = await uploadOf(caller, request.file)
  const upload = { key: storageKey, size: file.size }
  const table = await openTable(fileBytes(caller.workspace.ports.files, upload), request.mapping)
  const sample = await sampleTable(table, request.mapping.header)
  const issues = checkImport(caller, gate, { request, columns: sample.columns })
  if (issues.length > 0) throw new Refusal('invalid-request', { issues })
  const mapping = { ...request.mapping, ...readingOf(table, sample) }
  const { object } = gate
  const input: ImportInput = {
    file: file.id,
    upload,
    object: object.id,
    mode: request.mode,
    key: request.mode === 'insert' ? [] : (request.key ?? []).flatMap((name) => object.byName.get(name)?.id ?? []),
    dryRun: request.dryRun ?? false,
    mapping,
    columns: sample.columns,
    dataAfter: sample.dataAfter,
  }
  await rememberMapping(caller, { objectId: object.id, header: headerHash(sample.columns) }, mapping)
  const about = { file: file.name, object: object.name, label: labelIn(object.definition.plural, caller.person.language), mode: request.mode, dryRun: String(input.dryRun) }
  return enqueueJob(caller, { kind: importJob, input, about })
}
