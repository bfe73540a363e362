import { sql } from 'drizzle-orm'
import { pointerStep } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { gateTo } from './gate.ts'
import { acceptInput } from './input.ts'

/** The fields of a unique key, and values that hold at least these. */
export interface KeyedValues {
  readonly objectName: string
  readonly key: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * Finds the living record with these values in the fields of a unique key, locks it, and answers its id and version.
 * Refuses `invalid-request` when the fields are not a unique key, and `invalid-record` when a value is blank.
 */
export async function findByKey(runner: Runner, caller: Caller, { objectName, key, values }: KeyedValues): Promise<{ id: string; version: number } | undefined> {
  const gate = gateTo(caller, objectName, 'read')
  const { object } = gate
  const wanted = [...key].toSorted().join()
  const unique = (object.definition.unique ?? []).some(({ fields }) => [...fields].toSorted().join() === wanted)
  if (!unique || key.some((name) => !gate.access.readable.has(name))) throw new Refusal('invalid-request', { issues: [{ code: 'not-a-key', path: '/key', params: { fields: key } }] })
  const { accepted } = acceptInput({ ...gate, access: { ...gate.access, editable: gate.access.readable } }, Object.fromEntries(key.map((name) => [name, values[name] ?? null])))
  const byName = new Map([...accepted].map(([field, value]) => [field.name, value]))
  const blank = key.flatMap((name) => ((byName.get(name) ?? null) === null ? (object.byName.get(name) ?? []) : []))
  const missing = blank.map((field) => ({ code: 'required', path: `/values${pointerStep(field.name)}`, params: gate.fieldParams(field) }))
  if (missing.length > 0) throw new Refusal('invalid-record', { issues: missing })
  const statement = caller.plan.memo(`key:${objectName}:${wanted}`, () =>
    compileStatement(sql`select id, version from ${object.table} where deleted_at is null and ${sql.join(
      key.map((name) => sql`${sql.identifier(name)} = ${input(name, object.byName.get(name)?.sqlType ?? 'text')}`),
      sql` and `,
    )} for no key update`),
  )
  const [row] = await runStatement<{ id: string; version: number }>(runner, statement, Object.fromEntries(byName))
  return row
}
