import { sql } from 'drizzle-orm'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan } from '../../compile/plan.ts'
import { authorInputs, changedValues, endWithChange, type WriteContext } from '../../records/change.ts'
import { searchableFields, searchTextOfRecord } from '../../records/search-column.ts'
import { searchColumn } from '../../storage/columns.ts'
import { columnOf, compileStatement, input, listed, type Runner, runStatement, type Statement } from '../../storage/statement.ts'
import type { ImportShape } from '../import-shape.ts'
import { arrayLiteral } from '../../storage/array-literal.ts'
import type { Candidate, ChangeCandidate } from './candidate.ts'

interface Updating {
  readonly shape: ImportShape
  readonly candidates: readonly ChangeCandidate[]
  readonly valueOf: (candidate: Candidate, field: FieldPlan) => FieldValue
  readonly write: WriteContext
}

/**
 * Changes stored records by one statement, each with its own `_change` of old and new values. The rows are held since they
 * were read, so what is not mentioned is written back as it was.
 */
export async function updateRecords(runner: Runner, caller: Caller, { shape, candidates, valueOf, write }: Updating): Promise<void> {
  if (candidates.length === 0) return
  const { gate } = shape
  const fields = settableFields(shape)
  const statement = caller.plan.memo(`import:update:${gate.object.name}:${fields.map(({ id }) => id).join()}`, () => updateStatement(caller, shape, fields))
  const changed = candidates.map((candidate) => {
    const touched = candidate.changed.flatMap((place) => shape.columns[place]?.field ?? [])
    return JSON.stringify(changedValues(touched, candidate.stored.valueOf, (field) => valueOf(candidate, field)))
  })
  await runStatement(runner, statement, {
    ...authorInputs(caller, write),
    ids: arrayLiteral(candidates.map(({ id }) => id)),
    changes: arrayLiteral(changed),
    ...(searchChanges(shape) && { searches: arrayLiteral(candidates.map((candidate) => searchTextOfRecord(gate.object, (field) => valueOf(candidate, field)))) }),
    ...Object.fromEntries(fields.map((field, index) => [`c${index}`, arrayLiteral(candidates.map((candidate) => field.encode(valueOf(candidate, field))))])),
  })
}

/** The fields that the columns set; those of the key stay as they are. */
const settableFields = ({ columns, key }: ImportShape): readonly FieldPlan[] => columns.flatMap(({ field }, place) => (key.includes(place) ? [] : [field]))

const searchChanges = (shape: ImportShape): boolean => {
  const searchable = new Set(searchableFields(shape.gate.object))
  return settableFields(shape).some((field) => searchable.has(field))
}

/** Postgres would take an array of lists apart to the last element, so lists travel as texts. */
const carriedType = ({ type, sqlType }: FieldPlan): string => (type.holds === undefined ? sqlType : 'text')

function updateStatement(caller: Caller, shape: ImportShape, fields: readonly FieldPlan[]): Statement {
  const { object } = shape.gate
  const withSearch = searchChanges(shape)
  const arrays = listed([
    input('ids', 'uuid[]'),
    input('changes', 'jsonb[]'),
    ...(withSearch ? [input('searches', 'text[]')] : []),
    ...fields.map((field, index) => input(`c${index}`, `${carriedType(field)}[]`)),
  ])
  const names = listed([sql`id`, sql`changed`, ...(withSearch ? [sql`search`] : []), ...fields.map((_, index) => sql`${sql.identifier(`c${index}`)}`)])
  const assignments = listed([
    ...fields.map(({ name, sqlType }, index) => sql`${sql.identifier(name)} = ${columnOf('k', `c${index}`)}::${sql.raw(sqlType)}`),
    ...(withSearch ? [sql`${sql.identifier(searchColumn)} = k.search`] : []),
    sql`version = t.version + 1, updated_at = ${input('now', 'timestamptz')}, updated_by = ${input('actor', 'uuid')}`,
  ])
  return compileStatement(sql`
    with upd as (update ${object.table} t set ${assignments} from unnest(${arrays}) as k(${names}) where t.id = k.id returning t.id, t.version, k.changed)
    ${endWithChange(caller.plan, { op: 'update', objectId: object.id, from: sql`upd`, changed: sql`changed` })}`)
}
