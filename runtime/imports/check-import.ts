import type { ImportRequest } from '../../schemas/api/import.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import type { Gate } from '../records/gate.ts'
import { flowParams } from '../records/input.ts'
import { refuseColumn } from './refuse-column.ts'
import { linkMatches } from './link-match.ts'

/** An import that is asked for, and the columns that its file has. */
interface AskedImport {
  readonly request: ImportRequest
  readonly columns: readonly string[]
}

/** What is wrong with a mapping or a key; paths lead into the request. */
export const checkImport = (caller: Caller, gate: Gate, asked: AskedImport): readonly Issue[] => [
  ...columnIssues(caller, gate, asked),
  ...keyIssues(gate, asked),
  ...requiredIssues(gate, asked),
]

function columnIssues(caller: Caller, gate: Gate, { request: { mapping }, columns }: AskedImport): Issue[] {
  return mapping.columns.flatMap(({ column, field: id, match }, index) => {
    const at = `/mapping/columns/${index}`
    const field = gate.object.byId.get(id)
    const refusal = refuseColumn(gate, field)
    const isTwice = mapping.columns.slice(0, index).some((other) => other.field === id)
    const isBadMatch = field !== undefined && match !== undefined && !linkMatches(caller, field).some((each) => each.match === match)
    // Somebody who may not see the target at all can name none of its records.
    const isUnmatchable = field?.link !== undefined && linkMatches(caller, field).length === 0
    return [
      ...(columns.includes(column) ? [] : [{ code: 'file.unknown-column', path: `${at}/column`, params: { column } }]),
      ...(refusal ? [{ code: refusal, path: `${at}/field`, params: nameOf(gate, field, id) }] : []),
      ...(!refusal && field?.files ? [{ code: 'import.file-field', path: `${at}/field`, params: gate.fieldParams(field) }] : []),
      ...(isTwice ? [{ code: 'import.field-twice', path: `${at}/field`, params: nameOf(gate, field, id) }] : []),
      ...(!refusal && (isBadMatch || isUnmatchable) ? [{ code: 'import.bad-match', path: `${at}/match`, params: { column } }] : []),
    ]
  })
}

/** A hidden field is named as it was asked for, never by its label. */
const nameOf = (gate: Gate, field: FieldPlan | undefined, id: string) =>
  field && refuseColumn(gate, field) !== 'unknown-field' ? { ...gate.fieldParams(field), ...flowParams(gate, field) } : { field: id, label: id }

/** Records are found by a unique key that the file fills and the caller may read. */
function keyIssues(gate: Gate, { request: { mode, key, mapping } }: AskedImport): Issue[] {
  if (mode === 'insert') return []
  if (!key) return [{ code: 'import.key-missing', path: '/key' }]
  const wanted = key.toSorted().join()
  const isKey = (gate.object.definition.unique ?? []).some(({ fields }) => [...fields].toSorted().join() === wanted)
  if (!isKey || key.some((name) => !gate.access.readable.has(name))) return [{ code: 'not-a-key', path: '/key', params: { fields: key } }]
  const mapped = new Set(mapping.columns.map(({ field }) => field))
  return key.flatMap((name, index) => {
    const field = gate.object.byName.get(name)
    return field && !mapped.has(field.id) ? [{ code: 'import.key-not-mapped', path: `/key/${index}`, params: gate.fieldParams(field) }] : []
  })
}

/** Without these every single new record would be refused. */
function requiredIssues(gate: Gate, { request: { mode, mapping } }: AskedImport): Issue[] {
  if (mode !== 'insert') return []
  const mapped = new Set(mapping.columns.map(({ field }) => field))
  return gate.object.fields
    .filter((field) => field.definition.required && field.type.filledBy === 'people' && !mapped.has(field.id) && (field.type.initial?.(field.definition) ?? null) === null)
    .map((field) => ({ code: 'import.required-not-mapped', path: '/mapping/columns', params: gate.fieldParams(field) }))
}
