import type { FieldValue, ReadingContext } from '../../schemas/fields/field-type.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { ImportColumn } from '../../schemas/api/import.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { type Gate, gateTo } from '../records/gate.ts'
import { refuseColumn } from './refuse-column.ts'
import { Refusal } from '../refusal.ts'
import { rejectionColumns } from './columns.ts'
import type { ImportInput } from './import-input.ts'
import { type LinkMatch, linkMatches } from './link-match.ts'
import { keyOf } from './write/match-key.ts'

/** An import compiled for a release and somebody's rights: how each column's texts become values. */
export interface ImportShape {
  readonly gate: Gate
  readonly input: ImportInput
  readonly columns: readonly ShapeColumn[]
  /** Places of the key's fields among `columns`. */
  readonly key: readonly number[]
  /** The file is a list of rows that an earlier import rejected. */
  readonly isOwnList: boolean
  /** For which plan and rights the shape holds. */
  readonly release: number
  readonly accessKey: string
}

export interface ShapeColumn {
  /** The column's place in the file, and its name there. */
  readonly at: number
  readonly name: string
  readonly field: FieldPlan
  readonly link: ShapeLink | undefined
  /** The text is stored as it stands. */
  readonly keepsText: boolean
  /** The stored value of a text that is not blank; for a link, what the record is found by. */
  read(text: string): ReadCell
}

interface ShapeLink {
  readonly match: LinkMatch
  readonly missing: 'reject' | 'blank'
  /** The object that is pointed at; undefined for people. */
  readonly target: ObjectPlan | undefined
}

type ReadCell = { readonly value: FieldValue } | { readonly issue: Omit<Issue, 'path'> }

/**
 * Compiles an import under the caller's plan and rights of this moment. Refuses `not-found` or `forbidden` when the rights
 * have gone, and `invalid-request` when a field has.
 */
export function shapeImport(caller: Caller, input: ImportInput): ImportShape {
  const object = caller.plan.objectsById.get(input.object)
  if (!object) throw new Refusal('not-found')
  const gate = gateForMode(caller, object.name, input.mode)
  const columns = input.mapping.columns.map((column) => shapeColumn(caller, gate, { column, input }))
  const key = input.key.map((id) => columns.findIndex(({ field }) => field.id === id))
  const isOwnList = [rejectionColumns.line, rejectionColumns.reason].every((name) => input.columns.includes(name))
  return { gate, input, columns, key, isOwnList, release: caller.plan.release, accessKey: caller.access.key }
}

/** The gate of an import: the right to import, and the rights to what it does. */
export function gateForMode(caller: Caller, objectName: string, mode: ImportInput['mode']): Gate {
  const gate = gateTo(caller, objectName, 'import')
  if (mode !== 'update') gateTo(caller, objectName, 'create')
  if (mode !== 'insert') gateTo(caller, objectName, 'update')
  return gate
}

function shapeColumn(caller: Caller, gate: Gate, { column, input }: { column: ImportColumn; input: ImportInput }): ShapeColumn {
  const field = gate.object.byId.get(column.field)
  const refusal = refuseColumn(gate, field)
  if (!field || refusal) throw new Refusal('invalid-request', { issues: [{ code: refusal ?? 'unknown-field', path: '/mapping', params: { field: column.column, label: column.column } }] })
  const link = shapeLink(caller, field, column)
  const context: ReadingContext = { ...caller.plan.context, ...hintsOf(column) }
  const read = link ? linkReader(link.match, context) : input.mapping.exact ? exactReader(field) : valueReader(field, context)
  const keepsText = !link && !field.type.options && field.type.column(field.definition).kind === 'text'
  return { at: input.columns.indexOf(column.column), name: column.column, field, link, keepsText, read: remembering(read) }
}

const hintsOf = ({ dateOrder, decimalMark, leadingZeroLost }: ImportColumn) => ({
  ...(dateOrder && { dateOrder }),
  ...(decimalMark && { decimalMark }),
  ...(leadingZeroLost && { leadingZeroLost }),
})

function shapeLink(caller: Caller, field: FieldPlan, column: ImportColumn): ShapeLink | undefined {
  if (!field.link) return undefined
  const matches = linkMatches(caller, field)
  const match = matches.find((each) => each.match === column.match) ?? (column.match === undefined ? matches[0] : undefined)
  if (!match) throw new Refusal('invalid-request', { issues: [{ code: 'import.bad-match', path: '/mapping', params: { column: column.column } }] })
  const target = field.link.to === 'object' ? caller.plan.objects.get(field.link.object) : undefined
  return { match, missing: column.missing ?? 'reject', target }
}

const valueReader =
  (field: FieldPlan, context: ReadingContext) =>
  (text: string): ReadCell => {
    const parsed = field.type.parse(text, field.definition, context)
    if ('issue' in parsed) return parsed
    if (parsed.value === null) return { value: null }
    const accepted = field.accept(parsed.value)
    return 'value' in accepted ? accepted : { issue: accepted.issues[0] ?? { code: 'wrong-kind' } }
  }

/** Reads what an exact export writes: of lists and values with parts, their JSON. */
const exactReader =
  (field: FieldPlan) =>
  (text: string): ReadCell => {
    const accepted = field.accept(wireValue(text, field))
    return 'value' in accepted ? accepted : { issue: accepted.issues[0] ?? { code: 'wrong-kind' } }
  }

/** What is not written as the field's values are stays a text, for the field to refuse. */
function wireValue(text: string, field: FieldPlan): unknown {
  const { kind } = field.type.column(field.definition)
  if (kind === 'boolean') return text === 'true' || (text === 'false' ? false : text)
  if (kind === 'bigint') return /^-?\d+$/.test(text) ? Number(text) : text
  if (kind !== 'jsonb' && kind !== 'text[]') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What cannot name a record names none. */
const linkReader =
  (match: LinkMatch, context: ReadingContext) =>
  (text: string): ReadCell => {
    const value = keyOf(text, match, context)
    return value === undefined ? { issue: { code: 'unknown-record' } } : { value }
  }

const mostRemembered = 20_000
const triedFirst = 2_000

/** Most columns repeat few texts, and some types take long to read one. A column whose texts hardly repeat remembers nothing. */
function remembering(read: (text: string) => ReadCell): (text: string) => ReadCell {
  const known = new Map<string, ReadCell>()
  let [asked, found] = [0, 0]
  return (text) => {
    if (asked >= triedFirst && found < asked / 10) return read(text)
    asked += 1
    const cell = known.get(text)
    if (cell) {
      found += 1
      return cell
    }
    const fresh = read(text)
    if (known.size >= mostRemembered) known.clear()
    known.set(text, fresh)
    return fresh
  }
}
