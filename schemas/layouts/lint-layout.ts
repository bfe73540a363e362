import type { DefinitionSet } from '../definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../fields/field.ts'
import type { Issue } from '../issue.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { objectScope } from '../objects/rule-scope.ts'
import type { RoleDefinition } from '../roles/role.ts'
import { lintCondition } from '../rules/lint-condition.ts'
import { chooseLayout } from './choose-layout.ts'
import { conditionsOf } from './conditions.ts'
import type { LayoutDefinition } from './layout.ts'
import { itemPlaces } from './places.ts'

/** What of a layout is allowed and hardly meant: conditions that never hold, and forms that do not ask what they must. */
export function lintLayout(layout: LayoutDefinition, set: DefinitionSet): readonly Issue[] {
  const object = set.get('object', layout.object)
  if (!object) return []
  const scope = objectScope(object, set)
  return [...conditionsOf(layout).flatMap(({ part, at }) => lintCondition(part, scope, at)), ...missingFields(layout, object, set)]
}

/** Required fields that a role which makes records by this layout is never asked for, so that its form cannot be saved. */
function missingFields(layout: LayoutDefinition, object: ObjectDefinition, set: DefinitionSet): Issue[] {
  const placed = new Set(itemPlaces(layout).map(({ part }) => part.field))
  const missing = object.fields.filter((field) => isAsked(field) && !placed.has(field.name))
  if (missing.length === 0) return []
  const layouts = set.all('layout').filter((each) => each.object === object.name)
  const roles = set.all('role').filter((role) => creates(role, object.name) && getsToCreate(layout, { object, layouts, role }))
  return missing.flatMap((field) => {
    const role = roles.find((each) => mayFill(each, object, field))
    return role ? [{ code: 'layout.required-not-placed', path: '', params: { field: field.name, label: field.label, role: role.label }, level: 'warning' as const }] : []
  })
}

/** Whether people have to give the value themselves. */
const isAsked = (field: FieldDefinition): boolean =>
  field.required === true && fieldTypeOf(field).filledBy === 'people' && (!('default' in field) || field.default === undefined || field.default === null)

function creates({ objects }: RoleDefinition, object: string): boolean {
  const rights = objects[object] ?? objects['*']
  return rights === 'everything' || rights?.create === true
}

/** Fields that a role may not fill are left out of its forms whatever the layout says; personal ones, unless it names them. */
function mayFill({ fields, objects }: RoleDefinition, object: ObjectDefinition, field: FieldDefinition): boolean {
  const named = fields?.[`${object.name}.${field.name}`]
  const holdsEverything = (objects[object.name] ?? objects['*']) === 'everything'
  return named === undefined ? !field.personal || holdsEverything : named === 'edit'
}

interface Getting {
  readonly object: ObjectDefinition
  readonly layouts: readonly LayoutDefinition[]
  readonly role: RoleDefinition
}

/** Whether somebody with the role alone gets the layout for a new record of some type. */
const getsToCreate = (layout: LayoutDefinition, { object, layouts, role }: Getting): boolean =>
  [null, ...(object.recordTypes ?? []).map(({ name }) => name)].some((recordType) => chooseLayout(layouts, { use: 'form', roles: [role.name], recordType })?.layout.id === layout.id)
