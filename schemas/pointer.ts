/** JSON of any shape, as definitions are edited by pointer. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** The steps of a JSON pointer (RFC 6901), unescaped. */
export const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The value that the steps lead to; undefined when they lead nowhere. */
export function valueAt(root: Json, steps: readonly string[]): Json | undefined {
  return steps.reduce<Json | undefined>((value, step) => (value === undefined ? undefined : memberOf(value, step)), root)
}

/** Puts a value in the place of the one that the steps lead to. The container must be there. */
export function putAt(root: Json, steps: readonly string[], value: Json): void {
  const container = valueAt(root, steps.slice(0, -1))
  const last = steps.at(-1) ?? ''
  if (Array.isArray(container)) container[Number(last)] = value
  else if (typeof container === 'object' && container !== null) container[last] = value
}

/** Gives a member another key in the same position. */
export function renameKeyAt(root: Json, steps: readonly string[], to: string): void {
  const container = valueAt(root, steps.slice(0, -1))
  if (typeof container !== 'object' || container === null || Array.isArray(container)) return
  const members = Object.entries(container)
  for (const [key] of members) Reflect.deleteProperty(container, key)
  for (const [key, value] of members) container[key === steps.at(-1) ? to : key] = value
}

/** Removes the member or element that the steps lead to. */
export function removeAt(root: Json, steps: readonly string[]): void {
  const container = valueAt(root, steps.slice(0, -1))
  const last = steps.at(-1) ?? ''
  if (Array.isArray(container)) container.splice(Number(last), 1)
  else if (typeof container === 'object' && container !== null) Reflect.deleteProperty(container, last)
}

function memberOf(value: Json, step: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return value[Number(step)]
  return Object.hasOwn(value, step) ? value[step] : undefined
}
