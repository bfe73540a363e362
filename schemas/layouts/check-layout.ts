import type { DefinitionSet } from '../definition-set.ts'
import { fieldTypeOf, ruleTypeOf } from '../fields/field.ts'
import { type Issue, issueUnder } from '../issue.ts'
import { inverseOf } from '../objects/inverses.ts'
import { ofObjectIssues } from '../objects/of-object.ts'
import { fieldOf, type ObjectDefinition } from '../objects/object.ts'
import { pathInObject } from '../objects/path.ts'
import { objectScope } from '../objects/rule-scope.ts'
import { allFieldsOf } from '../objects/system-fields.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import { conditionsOf } from './conditions.ts'
import type { LayoutDefinition, LayoutItem } from './layout.ts'
import { isFieldItem, itemKinds, itemPlaces, kindOfItem, type Place, sectionPlaces, tabPlaces } from './places.ts'

/** Faults of a layout that its schema cannot say; all of them at once. */
export function checkLayout(layout: LayoutDefinition, set: DefinitionSet): readonly Issue[] {
  const object = set.get('object', layout.object)
  if (!object) return ofObjectIssues(layout, set)
  const items = itemPlaces(layout)
  return [
    ...ofObjectIssues(layout, set),
    ...roleIssues(layout, set),
    ...recordTypeIssues(layout, object),
    ...pathIssues(layout, object),
    ...idIssues(layout),
    ...items.flatMap((place) => (kindOfItem(place.part) ? itemIssues(place, object, set) : [unclear(place)])),
    ...repeatIssues(items),
    ...conditionIssues(layout, object, set),
  ]
}

const roleIssues = ({ roles = [] }: LayoutDefinition, set: DefinitionSet): Issue[] =>
  roles.flatMap((role, index) => (set.get('role', role) ? [] : [{ code: 'layout.unknown-role', path: `/roles/${index}`, params: { role } }]))

const recordTypeIssues = ({ recordTypes = [] }: LayoutDefinition, object: ObjectDefinition): Issue[] =>
  recordTypes.flatMap((name, index) =>
    object.recordTypes?.some((type) => type.name === name) ? [] : [{ code: 'layout.unknown-record-type', path: `/recordTypes/${index}`, params: { object: object.name, recordType: name } }],
  )

function pathIssues({ path }: LayoutDefinition, object: ObjectDefinition): Issue[] {
  if (!path) return []
  const field = fieldOf(object, path)
  if (!field) return [{ code: 'layout.unknown-field', path: '/path', params: { object: object.name, field: path } }]
  const isChoice = ruleTypeOf(field).type === 'option'
  return isChoice ? [] : [{ code: 'layout.path-not-picklist', path: '/path', params: { field: path } }]
}

function idIssues(layout: LayoutDefinition): Issue[] {
  const places: readonly Place<{ readonly id: string }>[] = [...tabPlaces(layout), ...sectionPlaces(layout), ...itemPlaces(layout)]
  return later(places, ({ id }) => id).map(({ part, at }) => ({ code: 'id.taken', path: `${at}/id`, params: { name: part.id } }))
}

const unclear = ({ at }: Place<LayoutItem>): Issue => ({ code: 'layout.item-unclear', path: at, params: { kinds: [...itemKinds] } })

/** A field stands on a layout once: two placements could say different things of it. */
const repeatIssues = (items: readonly Place<LayoutItem>[]): Issue[] =>
  later(items.filter(({ part }) => part.field !== undefined), ({ field }) => field).map(({ part, at }) => ({
    code: 'layout.field-twice', path: `${at}/field`, params: { field: part.field },
  }))

/** Places whose key an earlier place has already. */
function later<Part>(places: readonly Place<Part>[], keyOf: (part: Part) => unknown): Place<Part>[] {
  const seen = new Set<unknown>()
  return places.filter(({ part }) => {
    const taken = seen.has(keyOf(part))
    seen.add(keyOf(part))
    return taken
  })
}

const itemIssues = (place: Place<LayoutItem>, object: ObjectDefinition, set: DefinitionSet): Issue[] => [
  ...strayIssues(place),
  ...fieldIssues(place, object),
  ...relatedIssues(place, object, set),
]

const ofFields = ['label', 'help', 'required', 'readOnly', 'options'] as const

function strayIssues({ part, at }: Place<LayoutItem>): Issue[] {
  const kind = kindOfItem(part)
  const stray = [
    ...(isFieldItem(part) ? [] : [...ofFields.filter((key) => (part[key] ?? null) !== null), ...((part.whenHidden ?? 'keep') === 'keep' ? [] : ['whenHidden'])]),
    ...(kind !== 'related' && part.columns !== undefined ? ['columns'] : []),
  ]
  return stray.map((key) => ({ code: 'layout.setting-not-here', path: `${at}/${key}`, params: { setting: key, kind } }))
}

function fieldIssues({ part, at }: Place<LayoutItem>, object: ObjectDefinition): Issue[] {
  if (!isFieldItem(part)) return []
  const field = allFieldsOf(object).find(({ name }) => name === part.field)
  if (!field) return [{ code: 'layout.unknown-field', path: `${at}/field`, params: { object: object.name, field: part.field } }]
  if (!part.options) return []
  const known = fieldTypeOf(field).options?.(field)
  if (!known) return [{ code: 'layout.no-options', path: `${at}/options`, params: { field: part.field } }]
  return part.options.flatMap(({ values }, limit) =>
    values.flatMap((value, index) =>
      known.some((option) => option.value === value)
        ? []
        : [{ code: 'layout.unknown-option', path: `${at}/options/${limit}/values/${index}`, params: { field: part.field, value } }],
    ),
  )
}

function relatedIssues({ part, at }: Place<LayoutItem>, object: ObjectDefinition, set: DefinitionSet): Issue[] {
  if (kindOfItem(part) !== 'related' || part.related === undefined) return []
  const inverse = inverseOf(object.name, part.related, set)
  if (!inverse) return [{ code: 'layout.unknown-related', path: `${at}/related`, params: { object: object.name, related: part.related } }]
  return (part.columns ?? []).flatMap((column, index) =>
    pathInObject(inverse.object, column.split('.'), set)
      ? []
      : [{ code: 'layout.unknown-field', path: `${at}/columns/${index}`, params: { object: inverse.object.name, field: column } }],
  )
}

function conditionIssues(layout: LayoutDefinition, object: ObjectDefinition, set: DefinitionSet): Issue[] {
  const scope = objectScope(object, set)
  return conditionsOf(layout).flatMap(({ part, at }) => {
    const checked = checkRule(part, scope, { type: 'boolean' })
    return isRefused(checked) ? checked.issues.map((issue) => issueUnder(at, issue)) : []
  })
}
