import { isRows } from '../../../schemas/fields/child-rows.ts'
import type { ChildRow } from '../../../schemas/fields/field-type.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'
import type { RecordDraft } from '../layout/form-store.ts'

/** Where somebody's edits began, and what is stored by now. */
interface Sides<Value> {
  readonly base: Value
  readonly newer: Value
}

/** The values that somebody changed, put onto a newer record: rows are merged row by row and cell by cell. */
export const mergedDraft = (mine: RecordDraft, { base, newer }: Sides<RecordDraft>): RecordDraft =>
  Object.fromEntries(
    Object.entries(mine).map(([name, value]) => {
      const [before, now] = [base[name] ?? null, newer[name] ?? null]
      return [name, isRows(value) && isRows(before) && isRows(now) && before.length + now.length > 0 ? mergedRows(value, { base: before, newer: now }) : value]
    }),
  )

/**
 * The rows as somebody has them, on newer ones: a cell that he or she changed stays so, others are as they are now, rows
 * that are new stand at the end, and what either side removed is gone unless the other changed it.
 */
export function mergedRows(mine: readonly ChildRow[], { base, newer }: Sides<readonly ChildRow[]>): readonly ChildRow[] {
  const [before, now] = [byId(base), byId(newer)]
  const kept = mine.flatMap((row): readonly ChildRow[] => {
    if (row.id === undefined) return [row]
    const [was, is] = [before.get(row.id), now.get(row.id)]
    const changed = changedCells(row, was)
    if (is) return [{ ...is, values: { ...is.values, ...changed } }]
    // Somebody else removed it: what was changed here is kept as a new row.
    return Object.keys(changed).length > 0 ? [{ values: row.values ?? {} }] : []
  })
  const added = newer.filter(({ id }) => id !== undefined && !before.has(id))
  return [...kept, ...added]
}

const byId = (rows: readonly ChildRow[]): ReadonlyMap<string, ChildRow> => new Map(rows.flatMap((row) => (row.id === undefined ? [] : [[row.id, row]])))

const changedCells = ({ values = {} }: ChildRow, was: ChildRow | undefined): NonNullable<ChildRow['values']> =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => !sameValue(value, was?.values?.[name] ?? null)))
