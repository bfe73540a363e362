import { sql, type SQL } from 'drizzle-orm'
import { usualMegabytes, usualMost } from '../../schemas/files/file-field.ts'
import { fileIssue } from '../../schemas/files/file-limits.ts'
import type { FileValue } from '../../schemas/files/file-value.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import { attachable } from '../files/attach-files.ts'
import type { Runner } from '../storage/statement.ts'

const limits = { maxMegabytes: usualMegabytes, most: usualMost, families: undefined }

interface Sent {
  readonly files: readonly FileValue[]
  readonly issues: readonly Issue[]
}

/** What somebody sends with an answer, as the uploads found it, and what of it is not there or does not fit. */
export async function answerFiles(runner: Runner, caller: Caller, ids: readonly string[] = []): Promise<Sent> {
  if (ids.length === 0) return { files: [], issues: [] }
  const known = await attachable(runner, caller, ids)
  const issues = ids.flatMap((id, index) => {
    const file = known.get(id)
    const fault = file ? fileIssue(file, limits) : { code: 'task.unknown-file' }
    return fault ? [{ ...fault, path: `/files/${index}` }] : []
  })
  return { files: ids.flatMap((id) => known.get(id) ?? []), issues }
}

/** Keeps files with an answer, for as long as the answer. */
export async function keepAnswerFiles(runner: Runner, { plan }: Caller, { task, request, files }: { readonly task: string; readonly request: string; readonly files: readonly FileValue[] }): Promise<void> {
  if (files.length === 0) return
  const schema = runner(plan.schema)
  const ids = files.map(({ id }) => id)
  await runner`insert into ${schema}._task_file (task, request, file, place) select ${task}::uuid, ${request}, f.id, f.place from unnest(${ids}::uuid[]) with ordinality f(id, place)`
  await runner`update ${schema}._file set expires_at = null where id = any(${ids}::uuid[]) and expires_at is not null`
}

/** What was attached to an answer, as a list of files: `answer` is an alias with the columns `task` and `request`. */
export const filesOfAnswer = (schemaName: string, { task, request }: { readonly task: SQL; readonly request: SQL }): SQL => {
  const schema = sql.identifier(schemaName)
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type) order by u.place), '[]')
    from ${schema}."_task_file" u join ${schema}."_file" f on f.id = u.file where u.task = ${task} and u.request = ${request})`
}
