import { sql, type SQL } from 'drizzle-orm'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import { fileIssue } from '../../schemas/files/file-limits.ts'
import { type FileValue, isFiles } from '../../schemas/files/file-value.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan, Plan } from '../compile/plan.ts'
import { idList } from '../records/delete.ts'
import { type Gate, pathTo } from '../records/gate.ts'
import type { AcceptedValues } from '../records/input.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import { input, type Runner } from '../storage/statement.ts'
import { type FileRow, fileRows, readableIds } from './readable-files.ts'

interface Attaching {
  readonly gate: Gate
  /** What somebody sent: of files their ids. */
  readonly accepted: AcceptedValues
  /** What the record holds. */
  readonly held: (field: FieldPlan) => FieldValue
}

/** What was sent, with what the files are. Only those that the record does not hold yet are judged: who may attach them, and whether they fit. */
export async function withFiles(runner: Runner, caller: Caller, { gate, accepted, held }: Attaching): Promise<{ accepted: AcceptedValues; issues: readonly Issue[] }> {
  const sent = gate.object.files.flatMap((field) => {
    const value = accepted.get(field)
    return isFiles(value) ? [{ field, ids: value.map(({ id }) => id), known: byId(held(field)) }] : []
  })
  const asked = [...new Set(sent.flatMap(({ ids, known }) => ids.filter((id) => !known.has(id))))]
  if (sent.length === 0) return { accepted, issues: [] }
  const found = asked.length === 0 ? new Map<string, FileValue>() : await attachable(runner, caller, asked)
  const values = new Map(accepted)
  const issues = sent.flatMap(({ field, ids, known }) => {
    values.set(field, ids.flatMap((id) => known.get(id) ?? found.get(id) ?? []))
    return ids.filter((id) => !known.has(id)).flatMap((id) => refusalOf(gate, field, found.get(id)) ?? [])
  })
  return { accepted: values, issues }
}

const byId = (value: FieldValue): ReadonlyMap<string, FileValue> => new Map(isFiles(value) ? value.map((file) => [file.id, file]) : [])

function refusalOf(gate: Gate, field: FieldPlan, file: FileValue | undefined): Issue | undefined {
  const fault = file ? field.files && fileIssue(file, field.files) : { code: 'unknown-file' }
  return fault && { ...fault, path: pathTo(field.name), params: { ...fault.params, ...gate.fieldParams(field) } }
}

/** Files that the caller may put into a record: own uploads that no record holds yet, and what a record shows him or her already. */
export async function attachable(runner: Runner, caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, FileValue>> {
  const rows = await fileRows(runner, caller, ids)
  const others = rows.filter(({ isOwnUpload }) => !isOwnUpload).map(({ id }) => id)
  const readable = others.length === 0 ? new Set<string>() : await readableIds(runner, caller, others)
  const may = ({ id, isOwnUpload }: FileRow): boolean => isOwnUpload || readable.has(id)
  return new Map(rows.filter(may).map(({ id, name, size, type }) => [id, { id, name, size, type }]))
}

/** The fields of files among those that a statement writes. */
const filesAmong = ({ files }: ObjectPlan, written: Iterable<FieldPlan>): readonly FieldPlan[] => {
  const names = new Set(written)
  return files.filter((field) => names.has(field))
}

/** `, uses as (…), kept as (…)` for a statement that writes files: they belong to the record from then on, and are kept for as long. */
export function attachExpressions(plan: Plan, object: ObjectPlan, { written, from }: { written: Iterable<FieldPlan>; from: SQL }): SQL {
  if (filesAmong(object, written).length === 0) return sql``
  const schema = sql.identifier(plan.schema)
  const files = input('files', 'uuid[]')
  return sql`,
    uses as (insert into ${schema}."_file_use" (file, object, record, field)
      select a.file, ${object.id}, w.id, a.field from ${from} w, unnest(${files}, ${input('fileFields', 'text[]')}) as a(file, field) on conflict do nothing),
    kept as (update ${schema}."_file" set expires_at = null where id = any(${files}) and expires_at is not null and exists (select 1 from ${from}))`
}

/** The inputs that `attachExpressions` needs. */
export function attachInputs(object: ObjectPlan, written: Iterable<FieldPlan>, valueOf: (field: FieldPlan) => FieldValue): Readonly<Record<string, string>> {
  const fields = object.files.length === 0 ? [] : filesAmong(object, written)
  if (fields.length === 0) return {}
  const uses = fields.flatMap((field) => [...byId(valueOf(field)).keys()].map((file) => ({ file, field: field.id })))
  return { files: idList(uses.map(({ file }) => file)), fileFields: arrayLiteral(uses.map(({ field }) => field)) }
}
