import { type Json, putAt, stepsOf, valueAt } from './pointer.ts'
import { isSame } from './same-json.ts'

/** `there`: nothing was missing; `taken`: its place is gone, or something else stands there. */
type PutBack = 'back' | 'there' | 'taken'

/**
 * Puts what stood at `steps` of an earlier version of a definition back into `now`: by the id of the nearest thing
 * around it wherever that is today, in a list behind the neighbour that it had. Nothing that stands there is replaced.
 */
export function putBackAt(now: Json, before: Json, steps: readonly string[]): PutBack {
  const value = valueAt(before, steps)
  if (value === undefined) return 'there'
  const moved = idOf(value) === undefined ? undefined : withId(now, idOf(value))
  if (moved !== undefined) return isSame(moved, value) ? 'there' : 'taken'
  const container = containerOf(now, before, steps.slice(0, -1))
  if (Array.isArray(container)) return putInList(container, listAt(before, steps.slice(0, -1)), Number(steps.at(-1)))
  if (typeof container !== 'object' || container === null) return 'taken'
  const key = steps.at(-1) ?? ''
  if (Object.hasOwn(container, key)) return isSame(container[key], value) ? 'there' : 'taken'
  container[key] = structuredClone(value)
  return 'back'
}

/** Puts a text back that has lost pieces, where nobody has written it anew since; `left` is what the loss left of it. */
export function putTextBack(now: Json, before: Json, { path, left }: { readonly path: string; readonly left: Json | undefined }): PutBack {
  const steps = stepsOf(path)
  const text = valueAt(before, steps)
  const present = valueAt(now, steps)
  if (present === undefined || text === undefined) return putBackAt(now, before, steps)
  if (isSame(present, text)) return 'there'
  if (!isSame(present, left)) return 'taken'
  putAt(now, steps, text)
  return 'back'
}

function putInList(list: Json[], before: readonly Json[], at: number): PutBack {
  const value = before[at]
  if (value === undefined || list.some((each) => isSame(each, value))) return 'there'
  const neighbour = before.slice(0, at).findLast((each) => placeIn(list, each) >= 0)
  list.splice(neighbour === undefined ? 0 : placeIn(list, neighbour) + 1, 0, structuredClone(value))
  return 'back'
}

const placeIn = (list: readonly Json[], element: Json): number =>
  list.findIndex((each) => isSame(each, element) || (idOf(each) !== undefined && idOf(each) === idOf(element)))

/** Where the place that the steps lead to in `before` is now. */
function containerOf(now: Json, before: Json, steps: readonly string[]): Json | undefined {
  return steps.reduce<Json | undefined>((here, step, index) => {
    const there = valueAt(before, steps.slice(0, index + 1))
    const id = idOf(there)
    if (id !== undefined) return withId(now, id)
    if (Array.isArray(here)) return here.find((each) => isSame(each, there))
    return here === undefined ? undefined : valueAt(here, [step])
  }, now)
}

const listAt = (before: Json, steps: readonly string[]): readonly Json[] => {
  const list = valueAt(before, steps)
  return Array.isArray(list) ? list : []
}

function withId(root: Json, id: string | undefined): Json | undefined {
  if (typeof root !== 'object' || root === null) return undefined
  if (idOf(root) === id) return root
  for (const member of Object.values(root)) {
    const found = withId(member, id)
    if (found !== undefined) return found
  }
  return undefined
}

function idOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return typeof value['id'] === 'string' ? value['id'] : undefined
}
