import { type Json, stepsOf } from '../../../schemas/pointer.ts'

/** The value that a pointer names, where things with ids stand under their id (`/fields/fld_…/label/en`). */
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
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? value[step] : undefined
}
