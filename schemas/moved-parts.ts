import type { Json } from './pointer.ts'

/** One definition as it was, and as two sides have it now. */
interface Versions {
  readonly base: Json
  readonly mine: Json
  readonly theirs: Json
}

/** A part that was moved: its three states, and the keys and ids that lead to the list that it was moved from. */
interface MovedPart {
  readonly id: string
  readonly list: readonly string[]
  readonly part: Versions
}

/** Merges the three states of a part. */
type MergePart = (moved: MovedPart) => Json | undefined

/**
 * Makes the three versions agree on where a part stands that was moved from one list to another (a field of a layout
 * between sections): it is merged as one thing and stays where it was moved to, by mine when both moved it. Lists can
 * then be merged one by one without a part that comes out twice. Parts that stand where they stood are left alone.
 */
export function settleMovedParts(versions: Versions, merge: MergePart): Versions {
  const [base, mine, theirs] = [places(versions.base), places(versions.mine), places(versions.theirs)]
  const shared = [...base].filter(([id]) => mine.has(id) && theirs.has(id))
  const moved = shared.filter(([id, place]) => mine.get(id)?.list !== place.list || theirs.get(id)?.list !== place.list)
  // From the innermost to the outermost: a part that was moved takes along what was settled within it.
  return moved.toSorted(([, a], [, b]) => b.depth - a.depth).reduce((all, [id, { list }]) => settle(all, id, { merge, wasIn: list }), versions)
}

function settle(versions: Versions, id: string, { merge, wasIn }: { merge: MergePart; wasIn: string }): Versions {
  const [base, mine, theirs] = [places(versions.base).get(id), places(versions.mine).get(id), places(versions.theirs).get(id)]
  if (!base || !mine || !theirs) return versions
  const merged = merge({ id, list: base.list.split('/'), part: { base: base.part, mine: mine.part, theirs: theirs.part } })
  const isMine = mine.list !== wasIn
  const put = (side: Json, isPlace: boolean) => withPart(side, id, isPlace ? merged : undefined)
  return { base: put(versions.base, false), mine: put(versions.mine, isMine), theirs: put(versions.theirs, !isMine) }
}

interface Place {
  readonly part: Json
  /** The list that holds the part: the ids and keys that lead to it. */
  readonly list: string
  readonly depth: number
}

/** Where each part with an id stands. */
function places(value: Json, path: readonly string[] = []): ReadonlyMap<string, Place> {
  if (Array.isArray(value)) {
    const found = value.flatMap((part) => {
      const id = idOf(part)
      return id === undefined ? [] : [[id, { part, list: path.join('/'), depth: path.length }] as const, ...places(part, [...path, id])]
    })
    return new Map(found)
  }
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(Object.entries(value).flatMap(([key, member]) => [...places(member, [...path, key])]))
}

/** The value with the part of this id replaced, or without it. */
function withPart(value: Json, id: string, part: Json | undefined): Json {
  if (Array.isArray(value)) {
    return value.flatMap((each) => {
      if (idOf(each) === id) return part === undefined ? [] : [part]
      return [withPart(each, id, part)]
    })
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withPart(member, id, part)]))
}

const idOf = (value: Json): string | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['id'] === 'string' ? value['id'] : undefined
