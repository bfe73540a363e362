import type { DefinitionSet } from '../definition-set.ts'
import type { Reference } from '../definition.ts'
import { type FieldDefinition, fieldTypeOf, hasRows } from '../fields/field.ts'
import { fieldOf, type ObjectDefinition } from './object.ts'
import { systemFieldsOf } from './system-fields.ts'

/** Where a path of field names leads: the field at its end and the object that has it. */
interface PathEnd {
  readonly object: ObjectDefinition
  /** A field of the object, or a part of one as a field. */
  readonly field: FieldDefinition
  /** The field of the object that the last step is a part of. */
  readonly whole?: FieldDefinition
}

/** Follows `['account', 'name']` through lookups, at most five of them, and `['address', 'city']` to a part; undefined when a step does not exist. */
export function pathInObject(object: ObjectDefinition, path: readonly string[], set: DefinitionSet): PathEnd | undefined {
  if (path.length > mostRelations + 2) return undefined
  const end = followed(object, path, set)
  return end && (end.whole ? path.length - 1 : path.length) <= mostRelations + 1 ? end : undefined
}

/** Relations that a path may go over. */
const mostRelations = 5

function followed(object: ObjectDefinition, [name, ...rest]: readonly string[], set: DefinitionSet): PathEnd | undefined {
  const field = name === undefined ? undefined : (fieldOf(object, name) ?? systemFieldsOf(object).find((each) => each.name === name))
  // Rows are no value that a list, a rule or a text could show.
  if (!field || hasRows(field)) return undefined
  if (rest.length === 0) return { object, field }
  const part = partAt(field, rest)
  if (part) return { object, field: part, whole: field }
  const link = fieldTypeOf(field).link?.(field)
  const target = link?.to === 'object' ? set.get('object', link.object) : undefined
  return target && followed(target, rest, set)
}

/** The part of a field that a path ends in. */
const partAt = (field: FieldDefinition, [name, ...rest]: readonly string[]): FieldDefinition | undefined =>
  rest.length > 0 ? undefined : fieldTypeOf(field).parts?.(field).find((part) => part.name === name)

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
