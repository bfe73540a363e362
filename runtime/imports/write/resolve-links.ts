import { sql } from 'drizzle-orm'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Caller } from '../../caller.ts'
import { columnOf, compileStatement, input, type Runner, runStatement, type Statement } from '../../storage/statement.ts'
import { targetReach } from '../../records/links.ts'
import { callerInputs } from '../../records/query/moment.ts'
import { andReached } from '../../records/reach-condition.ts'
import type { ImportShape, ShapeColumn } from '../import-shape.ts'
import type { ReadRow } from '../read-row.ts'
import { arrayLiteral } from '../../storage/array-literal.ts'
import { rowLock } from './row-lock.ts'

/** A link whose record is not stored yet but may be made by another row of the same portion. */
export interface OpenLink {
  readonly row: ReadRow
  readonly place: number
  readonly column: ShapeColumn
  readonly key: FieldValue
}

/**
 * Puts the ids of records in the place of what the rows name them by: one query a column. Records are found as a write of
 * a single record finds them: living, readable for the caller, and held so that none is deleted meanwhile. A text that
 * names none or several is an issue, or leaves the link blank where the mapping says so.
 */
export async function resolveLinks(runner: Runner, caller: Caller, { shape, rows }: { shape: ImportShape; rows: readonly ReadRow[] }): Promise<readonly OpenLink[]> {
  const open: OpenLink[] = []
  for (const [place, column] of shape.columns.entries()) {
    if (!column.link) continue
    const naming = rows.filter(({ values }) => (values[place] ?? null) !== null)
    if (naming.length === 0) continue
    const found = await findTargets(runner, caller, { shape, column, keys: naming.map(({ values }) => values[place] ?? null) })
    for (const row of naming) {
      const key = row.values[place] ?? null
      const id = found.get(String(key))
      const mayComeYet = id === undefined && column.link.target?.id === shape.gate.object.id
      if (mayComeYet) open.push({ row, place, column, key })
      else settleLink({ row, place, column, key }, id, shape)
    }
  }
  return open
}

/** Gives a link its record, or the row its issue. */
export function settleLink({ row, place, column }: OpenLink, id: string | undefined, { gate, mayBlank = true }: Pick<ImportShape, 'gate'> & { readonly mayBlank?: boolean }): void {
  if (id !== undefined && id !== several) {
    row.values[place] = id
    return
  }
  if (id === undefined && mayBlank && column.link?.missing === 'blank') {
    row.values[place] = null
    return
  }
  const text = (row.cells[column.at] ?? '').slice(0, 200)
  const code = id === several ? 'import.several-records' : noRecord
  row.issues.push({ code, path: `/values/${column.field.name}`, params: { column: column.name, text, ...gate.fieldParams(column.field) } })
}

const several = 'several'

/** The issue of a link whose record is not there, or not there yet. */
export const noRecord = 'import.no-record'

interface Search {
  readonly shape: ImportShape
  readonly column: ShapeColumn
  readonly keys: readonly FieldValue[]
}

/** Ids by what names them; `several` where more than one record has the same name. */
async function findTargets(runner: Runner, caller: Caller, { shape, column, keys }: Search): Promise<ReadonlyMap<string, string>> {
  const { dryRun } = shape.input
  const { match } = column.link ?? {}
  const statement = caller.plan.memo(`import:link:${dryRun}:${column.field.id}:${match?.match}:${caller.access.key}`, () => targetStatement(caller, column, dryRun))
  const wanted = arrayLiteral([...new Set(keys)])
  const rows = await runStatement<{ id: string; key: unknown }>(runner, statement, { wanted, ...callerInputs(caller) })
  const found = new Map<string, string>()
  for (const { id, key } of rows) {
    const name = String(match?.field ? match.field.decode(key) : key)
    found.set(name, found.has(name) ? several : id)
  }
  return found
}

function targetStatement(caller: Caller, { link, field }: ShapeColumn, dryRun: boolean): Statement {
  if (!link) throw new Error('a column without a link has no targets')
  const { match, target } = link
  const column = columnOf('t', match.column)
  const key = match.isCaseless && match.sqlType === 'text' ? sql`lower(${column})` : column
  const wanted = sql`${key} = any(${input('wanted', `${match.sqlType}[]`)})`
  if (!target) return compileStatement(sql`select t.id, ${key} as key from ${sql.identifier(caller.plan.schema)}."_person" t where ${wanted} and t.active`)
  const own = andReached(caller, targetReach(caller, field, target), { object: target, alias: 't' })
  // In the order of ids, so two imports that hold the same records cannot wait on each other.
  return compileStatement(sql`select t.id, ${key} as key from ${target.table} t where ${wanted} and t.deleted_at is null${own} order by t.id${rowLock('key share', dryRun)}`)
}
