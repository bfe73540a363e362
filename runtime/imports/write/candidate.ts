import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan } from '../../compile/plan.ts'
import { writtenFields } from '../../records/create-statement.ts'
import { choiceIssues } from '../../records/choices.ts'
import type { Gate } from '../../records/gate.ts'
import { reparentingIssues } from '../../records/reparenting.ts'
import type { ImportShape } from '../import-shape.ts'
import type { ReadRow } from '../read-row.ts'
import type { StoredRow } from './find-stored.ts'

/** A row that becomes a new record. `values` stand in the order of the fields that a create writes. */
export interface NewCandidate {
  readonly op: 'create'
  readonly row: ReadRow
  readonly id: string
}

/** A row that changes a stored record in these columns of the shape; none = it changes nothing. */
export interface ChangeCandidate {
  readonly op: 'update'
  readonly row: ReadRow
  readonly id: string
  readonly stored: StoredRow
  readonly changed: readonly number[]
}

export type Candidate = NewCandidate | ChangeCandidate

interface Judging {
  readonly shape: ImportShape
  readonly stored: ReadonlyMap<ReadRow, StoredRow>
  /** Ids for new records, in order. */
  nextId(): string
}

/**
 * What becomes of each row that is fine so far: a new record or a change of a stored one, by the rights that a single write
 * would need. What cannot be either gets its issues here.
 */
export function judgeRows(caller: Caller, rows: readonly ReadRow[], judging: Judging): readonly Candidate[] {
  const required = requiredPlaces(judging.shape)
  const valueOf = recordReader(caller, judging.shape)
  return rows.flatMap((row) => {
    const candidate = candidateOf(row, judging)
    // A field whose text was refused is not also reported as missing.
    const refused = new Set(row.issues.map(({ path }) => path))
    if (candidate) {
      const found = [...missingIn(candidate, judging.shape, required), ...choicesIn(candidate, judging.shape, valueOf), ...reparentingIn(candidate, judging.shape)]
      row.issues.push(...found.filter(({ path }) => !refused.has(path)))
    }
    return candidate && row.issues.length === 0 ? [candidate] : []
  })
}

function candidateOf(row: ReadRow, { shape, stored: known, nextId }: Judging): Candidate | undefined {
  const { gate, key, input, columns } = shape
  if (input.mode === 'insert') return { op: 'create', row, id: nextId() }
  const blank = key.flatMap((place) => ((row.values[place] ?? null) === null ? (columns[place]?.field ?? []) : []))
  for (const field of blank) {
    if (!row.issues.some(({ path }) => path === `/values/${field.name}`)) refuse(row, 'required', { field, gate })
  }
  if (blank.length > 0) return undefined
  const stored = known.get(row)
  const keyField = columns[key[0] ?? 0]?.field
  if (!keyField) return undefined
  if (!stored && input.mode === 'upsert') return { op: 'create', row, id: nextId() }
  // A record that the caller may not see is told apart from one that is not there only where its key is taken.
  if (!stored || (!stored.can.read && input.mode === 'update')) return refuse(row, 'import.record-not-found', { field: keyField, gate })
  if (!stored.can.read) return refuse(row, 'value-taken', { field: keyField, gate })
  if (!stored.can.update) return refuse(row, 'import.record-read-only', { field: keyField, gate })
  return { op: 'update', row, id: stored.id, stored, changed: changedPlaces(row, stored, shape) }
}

function refuse(row: ReadRow, code: string, { field, gate }: { field: FieldPlan; gate: Gate }): undefined {
  const { label, ...params } = gate.fieldParams(field)
  row.issues.push({ code, path: `/values/${field.name}`, params: { ...params, label, labels: [label] } })
}

/** The columns in which a row says something else than is stored. */
export const changedPlaces = ({ values }: ReadRow, stored: StoredRow, { columns }: ImportShape): readonly number[] =>
  columns.flatMap(({ field }, place) => {
    const value = values[place]
    return value === undefined || sameValue(value, stored.valueOf(field)) ? [] : [place]
  })

/** Required fields that the file fills, and those that a new record would lack whatever stands in the file. */
interface RequiredPlaces {
  readonly mapped: readonly number[]
  readonly unmapped: readonly FieldPlan[]
}

function requiredPlaces({ gate: { object }, columns }: ImportShape): RequiredPlaces {
  const required = object.fields.filter((field) => field.definition.required && field.type.filledBy === 'people')
  return {
    mapped: columns.flatMap(({ field }, place) => (required.includes(field) ? [place] : [])),
    unmapped: required.filter((field) => initialOf(field) === null && !columns.some((column) => column.field === field)),
  }
}

function missingIn({ op, row, ...more }: Candidate, { columns, gate }: ImportShape, { mapped, unmapped }: RequiredPlaces) {
  const isNew = op === 'create'
  const changed = 'changed' in more ? more.changed : []
  const blank = mapped.filter((place) => {
    const field = columns[place]?.field
    const value = row.values[place]
    return isNew ? (value === undefined && field ? initialOf(field) : (value ?? null)) === null : changed.includes(place) && value === null
  })
  const fields = [...blank.flatMap((place) => columns[place]?.field ?? []), ...(isNew ? unmapped : [])]
  return fields.map((field) => ({ code: 'required', path: `/values/${field.name}`, params: gate.fieldParams(field) }))
}

const choicesIn = (candidate: Candidate, { gate }: ImportShape, valueOf: ReturnType<typeof recordReader>) =>
  choiceIssues(gate, {
    before: (field) => (candidate.op === 'update' ? candidate.stored.valueOf(field) : null),
    after: (field) => valueOf(candidate, field),
  })

const reparentingIn = (candidate: Candidate, { gate, columns }: ImportShape) =>
  candidate.op === 'update' ? reparentingIssues(gate, candidate.changed.flatMap((place) => columns[place]?.field ?? [])) : []

const initialOf = (field: FieldPlan): FieldValue => field.type.initial?.(field.definition) ?? null

/** A file without owners fills the pool where there is one; who could not see it there owns what he or she imports. */
const firstOwner = (caller: Caller, { object, access }: Gate): string | null =>
  object.definition.pool && (access.claim || access.read === 'all') ? null : caller.person.id

/** Reads the value that a candidate's record will hold in a field. */
export function recordReader(caller: Caller, shape: ImportShape): (candidate: Candidate, field: FieldPlan) => FieldValue {
  const places = new Map(shape.columns.map(({ field }, place) => [field, place]))
  const initial = new Map(writtenFields(shape.gate).map((field) => [field, field.name === 'owner' ? firstOwner(caller, shape.gate) : initialOf(field)]))
  return (candidate, field) => {
    const place = places.get(field)
    const given = place === undefined ? undefined : candidate.row.values[place]
    if (given !== undefined) return given
    return candidate.op === 'update' ? candidate.stored.valueOf(field) : (initial.get(field) ?? null)
  }
}
