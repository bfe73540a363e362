import type { Reference } from '../definition.ts'
import type { DefinitionSet } from '../definition-set.ts'
import { inverseOf } from '../objects/inverses.ts'
import { ofObjectReferences } from '../objects/of-object.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { stepsOfPath } from '../objects/path.ts'
import { ruleReferences } from '../rules/references.ts'
import { conditionsOf } from './conditions.ts'
import type { LayoutDefinition, LayoutItem } from './layout.ts'
import { itemPlaces, type Place } from './places.ts'

/** Every mention that a layout makes: of its object and its fields, of roles, of what related lists show and conditions read. */
export function layoutReferences(layout: LayoutDefinition, set: DefinitionSet): readonly Reference[] {
  const object = set.get('object', layout.object)
  return [
    ...ofObjectReferences(layout),
    ...(layout.roles ?? []).map((name, index): Reference => ({ path: `/roles/${index}`, kind: 'role', name })),
    ...(layout.path ? [{ path: '/path', kind: 'object', name: layout.object, field: layout.path, whole: '/path' }] : []),
    ...(object ? itemPlaces(layout).flatMap((place) => ofItem(place, object, set)) : []),
    ...(object ? conditionsOf(layout).flatMap(({ part, at, whole }) => ruleReferences({ rule: part, object, pointer: at, whole }, set)) : []),
  ]
}

function ofItem({ part, at }: Place<LayoutItem>, object: ObjectDefinition, set: DefinitionSet): readonly Reference[] {
  const { field, related } = part
  return [
    ...(field === undefined ? [] : [{ path: `${at}/field`, kind: 'object', name: object.name, field }]),
    ...(related === undefined ? [] : ofRelated({ part, at }, { object, related, set })),
  ]
}

function ofRelated(
  { part, at }: Place<LayoutItem>,
  { object, related, set }: { object: ObjectDefinition; related: string; set: DefinitionSet },
): readonly Reference[] {
  const way = inverseOf(object.name, related, set)
  if (!way) return []
  const columns = part.columns ?? []
  return [
    { path: `${at}/related`, kind: 'object', name: way.object.name, field: way.field.name, inverse: related },
    ...columns.flatMap((path, index) => stepsOfPath(way.object, path.split('.'), set).map((step) => ({ ...step, path: `${at}/columns/${index}` }))),
  ]
}
