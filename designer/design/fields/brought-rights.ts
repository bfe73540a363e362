import type { ObjectRights, RightScope, RoleDefinition } from '../../../schemas/roles/role.ts'
import { setObjectRights } from '../../document/commands/set-object-right.ts'

type Rights = ObjectRights | 'everything'

/** The roles that an object brings into play: those that name the object beside it get the same reach on it. */
export const rolesWith = (object: string, roles: readonly RoleDefinition[]): readonly RoleDefinition[] => roles.filter(({ objects }) => objects[object] !== undefined)

/** Gives a role the rights on `made` that it has on `beside`. */
export function giveAs(role: RoleDefinition, { beside, made, areRows }: { readonly beside: string; readonly made: string; readonly areRows: boolean }): RoleDefinition {
  const rights = role.objects[beside]
  return rights === undefined ? role : setObjectRights(role, made, areRows ? rightsOnRows(rights) : rightsOnTarget(rights))
}

/** The same as on the object beside it. A rule there names its fields, and a pool is its own: neither can hold of another object. */
function rightsOnTarget(rights: Rights): Rights {
  if (rights === 'everything') return rights
  const { claim: _, ...others } = rights
  const plain = (scope: RightScope | undefined): RightScope => (typeof scope === 'object' ? 'own' : (scope ?? false))
  return { ...others, read: plain(rights.read), update: plain(rights.update), delete: plain(rights.delete) }
}

/** All rows of what may be seen or changed: the rights on what they belong to narrow them by themselves, record by record. */
function rightsOnRows(rights: Rights): Rights {
  if (rights === 'everything') return rights
  const { create, read, update, export: mayExport, import: mayImport } = rights
  const all = (scope: RightScope | undefined): RightScope => (scope ? 'all' : false)
  return { create: Boolean(create) || Boolean(update), read: all(read), update: all(update), delete: all(update), ...(mayExport && { export: true }), ...(mayImport && { import: true }) }
}
