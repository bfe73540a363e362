import type { Reference } from './definition.ts'
import { type Json, removeAt, stepsOf, valueAt } from './pointer.ts'

/**
 * Takes mentions out of a definition: an element of a list, a key, or the whole part (a field, a unique key) whose
 * setting the mention is; of a rule all that stands at `whole`. Lists that become empty go too. Answers the pointers that cannot go: what stands there
 * is part of the definition itself and needs something in its place.
 */
export function removeMentions(
  root: Json,
  mentions: readonly Pick<Reference, 'path' | 'key' | 'whole'>[],
): readonly string[] {
  const targets = mentions.map((mention) => ({ path: mention.path, steps: removedWith(root, mention) }))
  const removable = new Map(targets.flatMap(({ steps }) => (steps ? [[steps.join('/'), steps] as const] : [])))
  // From the last to the first, so that the places of those still to go stay as they were.
  for (const steps of [...removable.values()].toSorted(laterFirst)) removeWithEmptyList(root, steps)
  return targets.filter(({ steps }) => !steps).map(({ path }) => path)
}

/** The outermost places that go when mentions are removed, as steps into the definition as it is before. */
export function removedPlaces(root: Json, mentions: readonly Pick<Reference, 'path' | 'key' | 'whole'>[]): readonly (readonly string[])[] {
  const left = structuredClone(root)
  const targets = new Map(mentions.flatMap((mention) => {
    const steps = removedWith(root, mention)
    return steps ? [[steps.join('/'), steps] as const] : []
  }))
  // Only what is behind a place has gone before it, so the steps of each are still those of `root`.
  const gone = [...targets.values()].toSorted(laterFirst).map((steps) => removeWithEmptyList(left, steps))
  return gone.filter((steps) => !gone.some((other) => other.length < steps.length && isWithin(steps, other)))
}

const isWithin = (steps: readonly string[], place: readonly string[]): boolean => place.every((step, index) => steps[index] === step)

/** The place of what goes with a mention; undefined where it cannot go, or only with the whole definition. */
export function removedWith(root: Json, { path, key, whole }: Pick<Reference, 'path' | 'key' | 'whole'>): readonly string[] | undefined {
  if (whole !== undefined) return whole === '' ? undefined : stepsOf(whole)
  return key ? stepsOf(path) : removableAround(root, stepsOf(path))
}

/** The nearest element of a list that holds the place. */
function removableAround(root: Json, steps: readonly string[]): readonly string[] | undefined {
  if (steps.length === 0) return undefined
  return Array.isArray(valueAt(root, steps.slice(0, -1))) ? steps : removableAround(root, steps.slice(0, -1))
}

/** Answers the steps to all that went. */
function removeWithEmptyList(root: Json, steps: readonly string[]): readonly string[] {
  removeAt(root, steps)
  const list = steps.slice(0, -1)
  const left = valueAt(root, list)
  if (!Array.isArray(left) || left.length > 0) return steps
  if (list.length > 1) return removeWithEmptyList(root, list.slice(0, -1))
  removeAt(root, list)
  return list
}

function laterFirst(a: readonly string[], b: readonly string[]): number {
  for (const [index, step] of a.entries()) {
    const other = b[index]
    if (other === undefined) return -1
    if (step !== other) return Number(other) - Number(step) || (step < other ? 1 : -1)
  }
  return 1
}
