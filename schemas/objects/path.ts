import type { DefinitionSet } from '../definition-set.ts'
import type { Reference } from '../definition.ts'
import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import { fieldOf, type ObjectDefinition } from './object.ts'
import { systemFieldsOf } from './system-fields.ts'

/** Where a path of field names leads: the field at its end and the object that has it. */
interface PathEnd {
  readonly object: ObjectDefinition
  readonly field: FieldDefinition
}

/** Follows `['account', 'name']` through lookups, at most five of them; undefined when a step does not exist. */
export function pathInObject(object: ObjectDefinition, path: readonly string[], set: DefinitionSet): PathEnd | undefined {
  const [name, ...rest] = path
  const field = name === undefined ? undefined : (fieldOf(object, name) ?? systemFieldsOf(object).find((each) => each.name === name))
  if (!field || rest.length > 5) return undefined
  if (rest.length === 0) return { object, field }
  const link = fieldTypeOf(field).link?.(field)
  const target = link?.to === 'object' ? set.get('object', link.object) : undefined
  return target && pathInObject(target, rest, set)
}

/** One mention for each step of a path that can be followed; the first that leads nowhere is the last. */
export function stepsOfPath(object: ObjectDefinition, names: readonly string[], set: DefinitionSet): Omit<Reference, 'path'>[] {
  const steps: Omit<Reference, 'path'>[] = []
  let within: ObjectDefinition | undefined = object
  for (const [step, name] of names.entries()) {
    if (!within) break
    steps.push({ kind: 'object', name: within.name, field: name, step })
    const field = fieldOf(within, name)
    const link = field && fieldTypeOf(field).link?.(field)
    within = link?.to === 'object' ? set.get('object', link.object) : undefined
  }
  return steps
}
