import type { DefinitionHeader, Reference } from './definition.ts'
import type { Definition, DefinitionSet, KindName } from './definition-set.ts'
import { kinds } from './kinds.ts'
import { fieldTypeOf } from './fields/field.ts'
import { fieldOf, isObject, type ObjectDefinition } from './objects/object.ts'
import { systemFieldsOf } from './objects/system-fields.ts'

/** A mention and the definition that makes it. */
export interface Mention {
  readonly from: DefinitionHeader
  readonly reference: Reference
}

/** Every mention that a definition makes. */
export function referencesOf(definition: DefinitionHeader, set: DefinitionSet): readonly Reference[] {
  // A definition's kind says its shape; the table of kinds gives each its own reader.
  const references = kinds[definition.kind as KindName].references as (
    definition: Definition,
    set: DefinitionSet,
  ) => readonly Reference[]
  return references(definition as Definition, set)
}

/** Every mention in the set, in the order of the definitions; `within` tells where paths lead, if not in the set itself. */
export const mentionsIn = (set: DefinitionSet, within = set): readonly Mention[] =>
  Object.keys(kinds).flatMap((kind) =>
    set.all(kind as KindName).flatMap((from) => referencesOf(from, within).map((reference) => ({ from, reference }))),
  )

/** Whether what is mentioned exists in the set. */
export function leadsSomewhere(reference: Reference, set: DefinitionSet): boolean {
  const definition = set.get(reference.kind as KindName, reference.name)
  if (!definition || reference.field === undefined) return definition !== undefined
  const { field, inverse } = reference
  if (inverse !== undefined) return isObject(definition) && wayBackOf(definition, field) === inverse
  return (
    definition.kind === 'object' &&
    (fieldOf(definition, field) !== undefined || systemFieldsOf(definition).some(({ name }) => name === field))
  )
}

/** What a lookup of the object calls its way back. */
function wayBackOf(object: ObjectDefinition, name: string): string | undefined {
  const field = fieldOf(object, name)
  const link = field && fieldTypeOf(field).link?.(field)
  return link?.to === 'object' ? link.inverse?.name : undefined
}

/**
 * Mentions in `after` that lead nowhere although the same was there `before`: what a removal would break. Of a path
 * over lookups only the first step that is lost is told.
 */
export function brokenMentions(before: DefinitionSet, after: DefinitionSet): readonly Mention[] {
  if (!losesSomething(before, after)) return []
  const broken = mentionsIn(after, overlaid(before, after)).filter(
    ({ reference }) => !leadsSomewhere(reference, after) && leadsSomewhere(reference, before),
  )
  return broken.filter(
    ({ from, reference }, index) =>
      broken.findIndex((other) => other.from === from && isSamePlace(other.reference, reference)) === index,
  )
}

/** Most edits lose nothing, and then nothing needs to be looked through. */
const losesSomething = (before: DefinitionSet, after: DefinitionSet): boolean =>
  Object.keys(kinds).some((kind) =>
    before.all(kind as KindName).some((definition) => {
      const now = after.get(definition.kind, definition.name)
      if (!now || definition === now) return !now
      return isObject(definition) && isObject(now) && definition.fields.some(({ name }) => !fieldOf(now, name) || wayBackOf(definition, name) !== wayBackOf(now, name))
    }),
  )

const isSamePlace = (one: Reference, other: Reference): boolean => one.path === other.path && one.span?.from === other.span?.from

/** What is gone is found where it was, so that a path over it can be followed to the step that is lost. */
const overlaid = (before: DefinitionSet, after: DefinitionSet): DefinitionSet => ({
  get: (kind, name) => after.get(kind, name) ?? before.get(kind, name),
  // Ways back are looked up among all objects: those of today come first.
  all: (kind) => (kind === 'object' ? [...after.all(kind), ...before.all(kind)] : after.all(kind)),
})
