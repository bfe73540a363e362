import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { FieldRight, RoleDefinition } from '../../../schemas/roles/role.ts'

/** The roles that reach records of an object at all. */
export const rolesThatMayRead = (roles: readonly RoleDefinition[], { name }: ObjectDefinition): readonly RoleDefinition[] =>
  roles.filter(({ objects }) => {
    const rights = objects[name] ?? objects['*']
    return rights !== undefined && (rights === 'everything' || Boolean(rights.read))
  })

/** What a role may do with a field: what it says, else as the object; personal data only where a role names them. */
export function fieldRightOf(role: RoleDefinition, object: ObjectDefinition, field: FieldDefinition): FieldRight {
  const said = role.fields?.[`${object.name}.${field.name}`]
  if (said !== undefined) return said
  const holdsEverything = (role.objects[object.name] ?? role.objects['*']) === 'everything'
  return field.personal === undefined || holdsEverything ? 'edit' : 'none'
}
