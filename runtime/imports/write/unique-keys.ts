import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan } from '../../compile/plan.ts'
import { constraintIssues } from '../../records/constraint-refusal.ts'
import { LostRace } from '../../records/lost-race.ts'
import { columnOf, compileStatement, input, listed, type Runner, runStatement } from '../../storage/statement.ts'
import type { ImportShape } from '../import-shape.ts'
import { arrayLiteral } from '../../storage/array-literal.ts'
import type { Candidate } from './candidate.ts'

/** A unique key of an object. */
export interface UniqueKey {
  readonly id: string
  readonly fields: readonly FieldPlan[]
}

export const uniqueKeysOf = ({ gate: { object } }: ImportShape): readonly UniqueKey[] =>
  (object.definition.unique ?? []).map(({ id, fields }) => ({ id, fields: fields.flatMap((name) => object.byName.get(name) ?? []) }))

/** A candidate and the values that it will hold in a unique key. */
interface KeyHolder {
  readonly candidate: Candidate
  readonly values: readonly FieldValue[]
}

export interface UniqueCheck {
  readonly shape: ImportShape
  readonly valueOf: (candidate: Candidate, field: FieldPlan) => FieldValue
}

/**
 * Refuses candidates whose unique values another row of the portion, or a stored record, has already. Raises `LostRace` when
 * somebody has made a record that an upsert looked for in vain.
 */
export async function checkUnique(runner: Runner, caller: Caller, { candidates, check }: { candidates: readonly Candidate[]; check: UniqueCheck }): Promise<void> {
  for (const key of uniqueKeysOf(check.shape)) {
    const holders = refuseRepeats(holdersOf(key, candidates, check), key, check.shape)
    const taken = await takenBy(runner, caller, { key, holders, shape: check.shape })
    // A moment ago no record had the key by which the rows find theirs.
    if (isKeyOf(check.shape, key) && taken.some(({ candidate }) => candidate.op === 'create')) throw new LostRace()
    for (const { candidate } of taken) candidate.row.issues.push(...constraintIssues(check.shape.gate, { kind: 'unique', fields: key.fields }))
  }
}

const isKeyOf = ({ input, columns, key: places }: ImportShape, { fields }: UniqueKey): boolean =>
  input.mode === 'upsert' && places.length === fields.length && places.every((place) => fields.some((field) => field === columns[place]?.field))

/** Candidates that come to hold a key: new records, and records of which a part of the key changes. Blank parts make no key. */
export function holdersOf({ fields }: UniqueKey, candidates: readonly Candidate[], { shape, valueOf }: UniqueCheck): readonly KeyHolder[] {
  const touches = ({ changed }: { changed: readonly number[] }): boolean => changed.some((place) => fields.some((field) => field === shape.columns[place]?.field))
  return candidates.flatMap((candidate) => {
    if (candidate.row.issues.length > 0 || (candidate.op === 'update' && !touches(candidate))) return []
    const values = fields.map((field) => valueOf(candidate, field))
    return values.includes(null) ? [] : [{ candidate, values }]
  })
}

function refuseRepeats(holders: readonly KeyHolder[], { fields }: UniqueKey, { gate }: ImportShape): readonly KeyHolder[] {
  const lines = new Map<string, number>()
  return holders.filter(({ candidate: { row }, values }) => {
    const text = JSON.stringify(values)
    const line = lines.get(text)
    if (line === undefined) {
      lines.set(text, row.line)
      return true
    }
    const [first] = fields
    row.issues.push({ code: 'import.repeated', path: first ? `/values/${first.name}` : '', params: { line, labels: fields.map((field) => gate.fieldParams(field).label) } })
    return false
  })
}

interface Search {
  readonly key: UniqueKey
  readonly holders: readonly KeyHolder[]
  readonly shape: ImportShape
}

async function takenBy(runner: Runner, caller: Caller, { key: { id, fields }, holders, shape: { gate } }: Search): Promise<readonly KeyHolder[]> {
  if (holders.length === 0) return []
  const statement = caller.plan.memo(`import:taken:${gate.object.name}:${id}`, () => {
    const arrays = listed([input('ids', 'uuid[]'), ...fields.map(({ sqlType }, index) => input(`k${index}`, `${sqlType}[]`))])
    const names = listed([sql`id`, ...fields.map((_, index) => sql`${sql.identifier(`k${index}`)}`), sql`n`])
    const same = sql.join(
      fields.map(({ name }, index) => sql`${columnOf('t', name)} = ${columnOf('k', `k${index}`)}`),
      sql` and `,
    )
    return compileStatement(sql`select k.n from unnest(${arrays}) with ordinality as k(${names}) join ${gate.object.table} t on ${same} and t.deleted_at is null and t.id <> k.id`)
  })
  const keys = Object.fromEntries(fields.map((_, index) => [`k${index}`, arrayLiteral(holders.map(({ values }) => values[index] ?? null))]))
  const rows = await runStatement<{ n: string }>(runner, statement, { ids: arrayLiteral(holders.map(({ candidate }) => candidate.id)), ...keys })
  return rows.flatMap(({ n }) => holders[Number(n) - 1] ?? [])
}

/** A key and its values as one short text. */
export const keyHash = ({ id }: UniqueKey, values: readonly FieldValue[]): string => createHash('sha256').update(JSON.stringify([id, ...values])).digest('base64url')
