import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import type { StoredFile } from '../files/stored-file.ts'
import { jobTable } from '../jobs/job-row.ts'
import { fenced } from '../records/fence.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { type ExportInput, exportJob } from './export-input.ts'
import { shapeExport } from './shape-export.ts'

/** The file of an export. */
export type ExportedFile = StoredFile & { readonly name: string; readonly type: string; readonly size: number }

/**
 * The file that an export of the caller made. Whoever has lost a right that it needed since then does not get it any more. Refuses
 * `not-found` for somebody else's export, one without a file and one whose time has passed; `forbidden` and `invalid-request` as the export itself would.
 */
export async function exportedFile(caller: Caller, job: string): Promise<ExportedFile> {
  const { workspace, person } = caller
  const schema = sql.identifier(workspace.schema)
  const [row] = await runStatement<ExportedFile & { size: string; input: ExportInput }>(
    workspace.data.sql,
    compileStatement(sql`select f.id, f.name, f.type, f.size, f.key, j.input from ${schema}."_export" e join ${jobTable(workspace.schema)} j on j.id = e.id join ${schema}."_file" f on f.id = e.file
      where e.id = ${job}::uuid and e.by = ${person.id}::uuid and j.kind = ${exportJob} and j.state = 'done' and f.expires_at > now()`),
  )
  if (!row) throw new Refusal('not-found')
  const { input, size, ...file } = row
  await fenced(caller, async (current) => {
    const object = current.plan.objectsById.get(input.object)
    if (!object) throw new Refusal('not-found')
    shapeExport(current, { ...input, object: object.name })
  })
  return { ...file, size: Number(size) }
}
