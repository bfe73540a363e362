import { rowsIn } from '../../../schemas/fields/child-rows.ts'
import type { ChildRow, FieldValue } from '../../../schemas/fields/field-type.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'

/** Texts of faults by field, and by place within the rows of one: `lines/2/price`, `lines/2` for a row as a whole. */
export type Faults = ReadonlyMap<string, string>

/** The field of a fault's place. */
export const fieldOfPlace = (place: string): string => place.split('/')[0] ?? place

const none: Faults = new Map()
const known = new WeakMap<Faults, Map<string, Faults>>()

/** The faults within a field's rows, by place in them: the very same map as long as the faults are the same. */
export function faultsWithin(name: string, faults: Faults): Faults {
  if (faults.size === 0) return none
  const byField = known.get(faults) ?? new Map<string, Faults>()
  known.set(faults, byField)
  const found = byField.get(name) ?? placesIn(name, faults)
  byField.set(name, found)
  return found
}

function placesIn(name: string, faults: Faults): Faults {
  const within = [...faults].flatMap(([place, text]) => (place.startsWith(`${name}/`) ? [[place.slice(name.length + 1), text] as const] : []))
  return within.length === 0 ? none : new Map(within)
}

/** The faults that are left when a field gets a new value: of rows those in cells that were not touched, where their rows stand now. */
export function withoutMended(faults: Faults, name: string, { before, after }: { before: FieldValue; after: FieldValue }): Faults {
  const [was, is] = [rowsIn(before), rowsIn(after)]
  const left = [...faults].flatMap(([place, text]): [string, string][] => {
    if (fieldOfPlace(place) !== name) return [[place, text]]
    const [, at, column] = place.split('/')
    const to = at === undefined ? undefined : placeAfter({ at: Number(at), column }, was, is)
    return to === undefined ? [] : [[[name, to, ...(column === undefined ? [] : [column])].join('/'), text]]
  })
  return left.length === faults.size && left.every(([place]) => faults.has(place)) ? faults : new Map(left)
}

/** Rows are not changed but replaced, so one that was not touched is the very same. */
function placeAfter({ at, column }: { at: number; column: string | undefined }, was: readonly ChildRow[], is: readonly ChildRow[]): number | undefined {
  const row = was[at]
  if (!row) return undefined
  const moved = is.indexOf(row)
  if (moved !== -1) return moved
  const isOther = was.length === is.length && column !== undefined && sameValue(row.values?.[column], is[at]?.values?.[column])
  return isOther ? at : undefined
}
