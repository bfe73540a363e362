import type { DefinitionHeader, Reference } from '../definition.ts'
import type { DefinitionSet } from '../definition-set.ts'
import type { Issue } from '../issue.ts'

/** A definition that belongs to an object and bears its name in front of its own: a rule, a layout, a view. */
interface OfObject extends DefinitionHeader {
  readonly object: string
}

/** Faults in how a definition belongs to its object: the object is not there, or the name does not begin with its name. */
export function ofObjectIssues({ name, object }: OfObject, set: DefinitionSet): readonly Issue[] {
  if (!set.get('object', object)) return [{ code: 'definition.unknown-object', path: '/object', params: { object } }]
  const begins = name.startsWith(`${object}_`)
  return begins ? [] : [{ code: 'definition.name-begins-otherwise', path: '/name', params: { name, object } }]
}

/** The mentions by which a definition belongs to its object: it is renamed with it. */
export function ofObjectReferences({ name, object }: OfObject): readonly Reference[] {
  const mention: Reference = { path: '/object', kind: 'object', name: object, whole: '' }
  return name.startsWith(`${object}_`) ? [mention, { ...mention, path: '/name', prefix: true }] : [mention]
}
