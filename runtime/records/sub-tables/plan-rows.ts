import type { ChildRow, FieldValue } from '../../../schemas/fields/field-type.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'
import type { Issue } from '../../../schemas/issue.ts'
import type { ObjectPlan, SubTable } from '../../compile/plan.ts'

/** What a save does to one row. `at` is its place among the rows that were sent. */
export type RowWrite =
  | { readonly op: 'create'; readonly at: number; readonly values: Readonly<Record<string, unknown>> }
  | { readonly op: 'update'; readonly at: number; readonly id: string; readonly version: number; readonly values: Readonly<Record<string, unknown>> }
  | { readonly op: 'delete'; readonly id: string; readonly version: number }

/** What brings the stored rows to those that were sent, or why it cannot be. */
export interface RowsPlan {
  readonly writes: readonly RowWrite[]
  readonly issues: readonly Issue[]
}

/**
 * Compares the rows that a save sends with those that are stored: rows without an id are new, those that are not sent go,
 * and of the others those are written that differ or stand elsewhere. Removals come first: a new row may take over what a
 * removed one held. Pure; paths of issues are relative to the rows. 
 */
export function planRows(table: SubTable, child: ObjectPlan, { sent, stored }: { sent: readonly ChildRow[]; stored: readonly ChildRow[] }): RowsPlan {
  const known = new Map(stored.flatMap((row) => (row.id === undefined ? [] : [[row.id, row] as const])))
  const seen = new Set<string>()
  const issues: Issue[] = []
  const writes: RowWrite[] = []
  for (const [at, row] of sent.entries()) {
    const before = row.id === undefined ? undefined : known.get(row.id)
    const fault = row.id === undefined ? undefined : faultOf(row, before, seen.has(row.id))
    if (row.id !== undefined) seen.add(row.id)
    if (fault) issues.push({ code: fault, path: `/${at}` })
    else writes.push(...writeOf(child, { row, before, at, place: placeOf(table, before, at) }))
  }
  const removed = [...known.values()].flatMap(({ id, version }): RowWrite[] => (id === undefined || version === undefined || seen.has(id) ? [] : [{ op: 'delete', id, version }]))
  return { writes: [...removed, ...writes], issues }
}

function faultOf({ version }: ChildRow, before: ChildRow | undefined, isRepeated: boolean): string | undefined {
  if (!before) return 'unknown-row'
  if (isRepeated) return 'row-twice'
  return version === undefined ? 'row-without-version' : undefined
}

/** The value that keeps a row in its place, where it does not stand there already. */
function placeOf({ rows: { order } }: SubTable, before: ChildRow | undefined, at: number): Readonly<Record<string, unknown>> {
  return order === undefined || before?.values?.[order] === at + 1 ? {} : { [order]: at + 1 }
}

interface Placed {
  readonly row: ChildRow
  readonly before: ChildRow | undefined
  readonly at: number
  readonly place: Readonly<Record<string, unknown>>
}

function writeOf(child: ObjectPlan, { row: { id, version, values = {} }, before, at, place }: Placed): readonly RowWrite[] {
  if (id === undefined || version === undefined) return [{ op: 'create', at, values: { ...values, ...place } }]
  const changed = { ...Object.fromEntries(Object.entries(values).filter(([name, value]) => !isStored(child, name, { value, stored: before?.values }))), ...place }
  return Object.keys(changed).length === 0 ? [] : [{ op: 'update', at, id, version, values: changed }]
}

/** Whether a value is what the row holds already, as it is written or once it is brought to its form. */
function isStored(child: ObjectPlan, name: string, { value, stored }: { value: FieldValue; stored: ChildRow['values'] }): boolean {
  const field = child.byName.get(name)
  if (!field || !stored || !Object.hasOwn(stored, name)) return false
  const accepted = value === null ? { value: null } : field.accept(value)
  return 'value' in accepted && sameValue(accepted.value, stored[name])
}
