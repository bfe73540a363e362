import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { type LayoutReader, layoutDesigner } from '../../../schemas/layouts/resolve-layout.ts'
import { fieldOf, type ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { fieldRightOf, rolesThatMayRead } from '../fields/field-access.ts'

/** What somebody who has one role alone would know of an object; without a role everything, as those who design see it. */
export function readerAs(role: RoleDefinition | undefined, object: ObjectDefinition, set: DefinitionSet): LayoutReader {
  if (!role) return layoutDesigner(object, set)
  const knows = (within: ObjectDefinition, name: string): boolean => {
    const field = fieldOf(within, name)
    // Fields of the system are read with the record.
    return rolesThatMayRead([role], within).length > 0 && (!field || fieldRightOf(role, within, field) !== 'none')
  }
  const reads = (name: string, [first, ...rest]: readonly string[]): boolean => {
    const within = set.get('object', name)
    if (!within || first === undefined || !knows(within, first)) return false
    const field = fieldOf(within, first)
    const link = field && fieldTypeOf(field).link?.(field)
    return rest.length === 0 || (link?.to === 'object' && reads(link.object, rest))
  }
  return { object, set, roles: [role.name], knows: (field) => knows(object, field), reads }
}

/** Names of the fields that somebody with the role may fill in. */
export function editableAs(role: RoleDefinition | undefined, object: ObjectDefinition): readonly string[] {
  const rights = role ? (role.objects[object.name] ?? role.objects['*']) : 'everything'
  const mayWrite = rights === 'everything' || Boolean(rights?.create) || Boolean(rights?.update)
  const mayAssign = rights === 'everything' || rights?.assign === true
  const own = object.fields.filter((field) => fieldTypeOf(field).filledBy === 'people' && (!role || fieldRightOf(role, object, field) === 'edit'))
  return mayWrite ? [...own.map(({ name }) => name), 'record_type', ...(mayAssign ? ['owner'] : [])] : []
}
