import type { DefinitionOf, DefinitionSet, KindName } from '../definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import type { ObjectDefinition } from '../objects/object.ts'

/**
 * The same set, with the options of shared picklists in the fields that borrow them: for whoever asks what a field may
 * hold. What is stored, compared or rewritten is the set as it is.
 */
export function withSharedOptions(set: DefinitionSet): DefinitionSet {
  const known = filledSets.get(set) ?? filledSet(set)
  filledSets.set(set, known)
  return known
}

// Sets never change, and everything that is checked or told asks for the same one.
const filledSets = new WeakMap<DefinitionSet, DefinitionSet>()

function filledSet(set: DefinitionSet): DefinitionSet {
  if (set.all('picklist').length === 0) return set
  const filled = new Map<ObjectDefinition, ObjectDefinition>()
  const fill = (object: ObjectDefinition): ObjectDefinition => {
    const known = filled.get(object) ?? filledObject(object, set)
    filled.set(object, known)
    return known
  }
  return {
    // The kind says that it is an object.
    get: <Kind extends KindName>(kind: Kind, name: string) => {
      const found = set.get(kind, name)
      return found && kind === 'object' ? (fill(found as ObjectDefinition) as DefinitionOf[Kind]) : found
    },
    all: <Kind extends KindName>(kind: Kind) => (kind === 'object' ? (set.all('object').map(fill) as readonly DefinitionOf[KindName][] as readonly DefinitionOf[Kind][]) : set.all(kind)),
  }
}

/** A field with the options that it borrows from a shared picklist of the set. */
export const filledField = (field: FieldDefinition, set: DefinitionSet): FieldDefinition =>
  fieldTypeOf(field).withShared?.(field, (name) => set.get('picklist', name)?.options) ?? field

const filledObject = (object: ObjectDefinition, set: DefinitionSet): ObjectDefinition => ({
  ...object,
  fields: object.fields.map((field) => filledField(field, set)),
})
