import type { DefinitionSet } from '../definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import type { Label } from '../label.ts'
import type { ObjectDefinition } from './object.ts'

/** The way back over a lookup: the records of `object` whose `field` points at a record. */
export interface Inverse {
  readonly name: string
  readonly label: Label
  /** The object that is pointed at. */
  readonly target: string
  /** The object and the field that point. */
  readonly object: ObjectDefinition
  readonly field: FieldDefinition
}

/** Every way back that lookups name. */
export function inversesIn(set: DefinitionSet): readonly Inverse[] {
  const known = inverses.get(set) ?? inversesOf(set.all('object'))
  inverses.set(set, known)
  return known
}

// Sets never change, and every object and every related list asks.
const inverses = new WeakMap<DefinitionSet, readonly Inverse[]>()

const inversesOf = (objects: readonly ObjectDefinition[]): readonly Inverse[] =>
  objects.flatMap((object) =>
    object.fields.flatMap((field) => {
      const link = fieldTypeOf(field).link?.(field)
      return link?.to === 'object' && link.inverse ? [{ ...link.inverse, target: link.object, object, field }] : []
    }),
  )

/** The way back of this name from an object, if there is one. */
export const inverseOf = (target: string, name: string, set: DefinitionSet): Inverse | undefined =>
  inversesIn(set).find((inverse) => inverse.target === target && inverse.name === name)
