import type { DefinitionSet } from '../definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import type { Issue } from '../issue.ts'
import type { ObjectDefinition } from './object.ts'

/** The field by which records of an object belong to others, with the name of the object that they belong to. */
export interface Ownership {
  readonly field: FieldDefinition
  readonly parent: string
}

/** How the records of an object belong to others; undefined where they stand by themselves. */
export const ownershipOf = (object: ObjectDefinition): Ownership | undefined => ownershipsOf(object)[0]

/** Faults in how an object belongs to others: once at most, never to itself over others, and without exception. */
export function ownershipIssues(object: ObjectDefinition, set: DefinitionSet): readonly Issue[] {
  const [first, ...more] = ownershipsOf(object)
  const pathOf = ({ field }: Ownership): string => `/fields/${object.fields.indexOf(field)}`
  const cycle = first && cycleFrom(object, set)
  return [
    ...(cycle ? [{ code: 'field.owned-lookup.cycle', path: `${pathOf(first)}/object`, params: { cycle: cycle.join(' → ') } }] : []),
    ...more.map((each) => ({ code: 'field.owned-lookup.second', path: `${pathOf(each)}/type`, params: { field: first?.field.label } })),
    ...object.fields.flatMap((field, index) =>
      fieldTypeOf(field).alwaysRequired && !field.required ? [{ code: 'field.always-required', path: `/fields/${index}/required`, params: { field: field.label } }] : [],
    ),
  ]
}

const ownershipsOf = (object: ObjectDefinition): readonly Ownership[] =>
  object.fields.flatMap((field) => {
    const link = fieldTypeOf(field).link?.(field)
    return link?.to === 'object' && link.owned ? [{ field, parent: link.object }] : []
  })

/** The names of the objects that lead from one back to itself. */
function cycleFrom(object: ObjectDefinition, set: DefinitionSet): readonly string[] | undefined {
  const way = [object.name]
  for (let at = ownershipOf(object)?.parent; at !== undefined; ) {
    if (at === object.name) return [...way, at]
    // A circle further up is told where it is.
    if (way.includes(at)) return undefined
    way.push(at)
    const next: ObjectDefinition | undefined = set.get('object', at)
    at = next && ownershipOf(next)?.parent
  }
  return undefined
}
