import { sql } from 'drizzle-orm'
import type { FileAnswer } from '../../schemas/api/file.ts'
import type { Caller } from '../caller.ts'
import { idList } from '../records/delete.ts'
import { fenced } from '../records/fence.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { filesOfTasks } from '../tasks/files-of-tasks.ts'
import { readableRecords } from './readable-records.ts'
import type { StoredFile } from './stored-file.ts'

/** A file that the caller may read: through a record and a field that hold it or once held it, with an answer to a task, or as an upload of his or her own. */
export type ReadableFile = FileAnswer & StoredFile

/** Refuses `not-found` for a missing file and for one that is hidden alike. */
export const readableFile = (caller: Caller, id: string): Promise<ReadableFile> =>
  fenced(caller, async (current) => {
    const runner = current.workspace.data.sql
    const [file] = await fileRows(runner, current, [id])
    if (!file) throw new Refusal('not-found')
    if (!file.isOwnUpload && !(await readableIds(runner, current, [id])).has(id)) throw new Refusal('not-found')
    return file
  })

/** A file as its row says. */
export type FileRow = ReadableFile & {
  /** The caller has sent it, and no record holds it yet. */
  readonly isOwnUpload: boolean
}

/** The rows of files by their ids, whoever may read them. */
export async function fileRows(runner: Runner, { plan, person }: Caller, ids: readonly string[]): Promise<readonly FileRow[]> {
  const statement = plan.memo('files:rows', () =>
    compileStatement(sql`select id, name, size, type, key, (by = ${input('actor', 'uuid')} and expires_at > now()) is true as own
      from ${sql.identifier(plan.schema)}."_file" where id = any(${input('ids', 'uuid[]')})`),
  )
  const rows = await runStatement<ReadableFile & { size: string; own: boolean }>(runner, statement, { ids: idList(ids), actor: person.id })
  return rows.map(({ own, ...row }) => ({ ...row, size: Number(row.size), isOwnUpload: own }))
}

interface Use {
  readonly file: string
  readonly object: string
  readonly record: string
  readonly field: string
}

/** Those of the files that a record and a field show that the caller may read, the recycle bin and the history of records included, or that came with an answer. */
export async function readableIds(runner: Runner, caller: Caller, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { plan, access } = caller
  const statement = plan.memo('files:uses', () =>
    compileStatement(sql`select file, object, record, field from ${sql.identifier(plan.schema)}."_file_use" where file = any(${input('ids', 'uuid[]')})`),
  )
  const found = new Set<string>()
  for (const [objectId, uses] of Map.groupBy(await runStatement<Use>(runner, statement, { ids: idList(ids) }), ({ object }) => object)) {
    const object = plan.objectsById.get(objectId)
    const readable = object && access.object(object.name).readable
    const shown = uses.filter(({ field }) => readable?.has(object?.byId.get(field)?.name ?? ''))
    if (!object || shown.length === 0) continue
    const records = await readableRecords(runner, caller, { object, ids: shown.map(({ record }) => record) })
    for (const { file, record } of shown) if (records.has(record)) found.add(file)
  }
  const left = ids.filter((id) => !found.has(id))
  return left.length === 0 ? found : new Set([...found, ...(await filesOfTasks(runner, caller, left))])
}
