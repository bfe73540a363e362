import { pointerStep } from './issue.ts'
import { settleMovedParts } from './moved-parts.ts'
import type { Json } from './pointer.ts'
import { type DefinitionPlaces, placesOf, placeUnder } from './definition-places.ts'
import { isSame } from './same-json.ts'

/** Both sides' edits in one; `conflicts` point at what both changed differently, where `value` has mine. */
interface Merged {
  readonly value: Json
  readonly conflicts: readonly string[]
}

/**
 * Three-way merge of one definition: what only one side changed is taken from that side. Things with ids are
 * compared by id wherever they stand, and conflicts name them by id (`/fields/fld_…/label/en`, and `/itm_…/label/en`
 * where the way to it is not the same on both sides); lists without ids are one value each, and so are rules. Pure: the browser merges by it, and the server says by it what conflicts.
 */
export function mergeDefinitions(base: Json, mine: Json, theirs: Json): Merged {
  const conflicts: string[] = []
  const schema = placesOf(kindOf(mine) ?? kindOf(theirs))
  const settled = settleMovedParts({ base, mine, theirs }, ({ id, list, part }) =>
    merge(part, { path: pointerStep(id), conflicts, schema: [...list, id].reduce(placeUnder, schema) }),
  )
  const value = merge(settled, { path: '', conflicts, schema })
  return { value: value ?? null, conflicts }
}

type Maybe = Json | undefined

interface Sides<Value> {
  readonly base: Value
  readonly mine: Value
  readonly theirs: Value
}

/** Where a merge has come to: the pointer, what the kind's schema says of it, and the conflicts found so far. */
interface Place {
  readonly path: string
  readonly schema: DefinitionPlaces | undefined
  readonly conflicts: string[]
}

const within = ({ path, schema, conflicts }: Place, step: string): Place => ({ path: path + pointerStep(step), schema: placeUnder(schema, step), conflicts })

function merge({ base, mine, theirs }: Sides<Maybe>, place: Place): Maybe {
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine
  if (isSame(base, mine)) return theirs
  if (!place.schema?.isRule) {
    if (isRecord(mine) && isRecord(theirs)) return mergeRecords({ base: isRecord(base) ? base : {}, mine, theirs }, place)
    if (isParts(mine) && isParts(theirs)) return mergeParts({ base: isParts(base) ? base : [], mine, theirs }, place)
  }
  place.conflicts.push(place.path)
  // A thing that one side removed and the other edited stays, so that nobody's edit is lost unseen.
  return mine === undefined ? theirs : mine
}

type JsonRecord = Record<string, Json>

function mergeRecords(sides: Sides<JsonRecord>, place: Place): JsonRecord {
  const keys = new Set([...Object.keys(sides.mine), ...Object.keys(sides.theirs)])
  const merged: JsonRecord = {}
  for (const key of keys) {
    const value = merge({ base: own(sides.base, key), mine: own(sides.mine, key), theirs: own(sides.theirs, key) }, within(place, key))
    if (value !== undefined) merged[key] = value
  }
  return merged
}

type Part = JsonRecord & { id: string }

function mergeParts(sides: Sides<readonly Part[]>, place: Place): Json[] {
  const [base, mine, theirs] = [byId(sides.base), byId(sides.mine), byId(sides.theirs)]
  return mergedOrder(sides).flatMap((id) => {
    const value = merge({ base: base.get(id), mine: mine.get(id), theirs: theirs.get(id) }, within(place, id))
    return value === undefined ? [] : [value]
  })
}

/** The order of the side that reordered (mine when both did), with the other side's new parts after their neighbours. */
function mergedOrder({ base, mine, theirs }: Sides<readonly Part[]>): readonly string[] {
  const [before, my, their] = [base, mine, theirs].map((parts) => parts.map(({ id }) => id)) as [
    string[],
    string[],
    string[],
  ]
  const reordered = (after: string[]) =>
    !isSame(
      before.filter((id) => after.includes(id)),
      after.filter((id) => before.includes(id)),
    )
  const [lead, other] = reordered(my) || !reordered(their) ? [my, their] : [their, my]
  const order = [...lead]
  for (const [index, id] of other.entries()) {
    if (order.includes(id)) continue
    const neighbour = other.slice(0, index).findLast((each) => order.includes(each))
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, id)
  }
  return order
}

const byId = (parts: readonly Part[]): ReadonlyMap<string, Part> => new Map(parts.map((part) => [part.id, part]))

const own = (record: JsonRecord, key: string): Maybe => (Object.hasOwn(record, key) ? record[key] : undefined)

const isRecord = (value: Maybe): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value)

const isParts = (value: Maybe): value is Part[] =>
  Array.isArray(value) && value.every((part) => isRecord(part) && typeof part['id'] === 'string')

const kindOf = (definition: Json): Maybe => (isRecord(definition) ? definition['kind'] : undefined)
