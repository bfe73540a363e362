import { type Json, stepsOf } from '../../../schemas/pointer.ts'

/**
 * The value that a pointer names, where things with ids stand under their id (`/fields/fld_…/label/en`). A pointer that
 * begins with an id (`/itm_…/label/en`) names that thing wherever it stands.
 */
export const valueById = (root: Json, pointer: string): Json | undefined =>
  stepsOf(pointer).reduce<Json | undefined>((value, step) => memberOf(value, step), root)

/**
 * Puts what another version of a document has at a place, named as conflicts name places, into this one; a value
 * that is not there is taken away.
 */
export const takeValue = (document: Json, pointer: string, from: Json): Json => withValue(document, stepsOf(pointer), valueById(from, pointer))

/** Puts a value at a place; undefined takes away what is there. */
export const putById = (document: Json, pointer: string, value: Json | undefined): Json => withValue(document, stepsOf(pointer), value)

function withValue(value: Json, [step, ...rest]: readonly string[], to: Json | undefined): Json {
  if (step === undefined) return to ?? null
  if (Array.isArray(value)) return inList(value, step, { rest, to })
  if (typeof value !== 'object' || value === null) return value
  if (!Object.hasOwn(value, step) && partById(value, step)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, within(member, [step, ...rest], to)]))
  const { [step]: before = {}, ...others } = value
  if (rest.length === 0 && to === undefined) return others
  return { ...value, [step]: withValue(before, rest, to) }
}

function inList(list: readonly Json[], step: string, { rest, to }: { rest: readonly string[]; to: Json | undefined }): Json[] {
  const at = indexOf(list, step)
  const part = list[at]
  if (part === undefined) return rest.length === 0 && to !== undefined ? [...list, to] : [...list]
  if (rest.length === 0 && to === undefined) return list.toSpliced(at, 1)
  return list.toSpliced(at, 1, withValue(part, rest, to))
}

const indexOf = (list: readonly Json[], step: string): number => list.findIndex((part) => typeof part === 'object' && part !== null && !Array.isArray(part) && part['id'] === step)

function memberOf(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value)) return value[indexOf(value, step)] ?? value[Number(step)]
  if (typeof value !== 'object' || value === null) return undefined
  return Object.hasOwn(value, step) ? value[step] : partById(value, step)
}

/** The thing with this id, in whichever list it stands. */
function partById(value: Json | undefined, id: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const member of Object.values(value)) {
    if (typeof member !== 'object' || member === null) continue
    if (!Array.isArray(member) && member['id'] === id) return member
    const found = partById(member, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** Puts a value where the first step, an id, is found. */
function within(value: Json, steps: readonly string[], to: Json | undefined): Json {
  if (typeof value !== 'object' || value === null) return value
  const [id = ''] = steps
  if (Array.isArray(value)) return indexOf(value, id) === -1 ? value.map((part) => within(part, steps, to)) : withValue(value, steps, to)
  return partById(value, id) ? withValue(value, steps, to) : value
}
