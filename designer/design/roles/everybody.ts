import { newId } from '../../../schemas/ids.ts'
import type { ObjectRights, RoleDefinition } from '../../../schemas/roles/role.ts'

/** See all, edit own: what everybody gets on an object that is open to everybody. */
export const openToEverybody: ObjectRights = { create: true, read: 'all', update: 'own', delete: 'own' }

/** What the chosen roles get on an object that is only theirs. */
export const openToRoles: ObjectRights = { create: true, read: 'all', update: 'all', delete: 'own' }

/** Whether a role says object by object what it may do; others have a rule for all of them, later ones included. */
export const namesObjects = (role: RoleDefinition): boolean => role.objects['*'] === undefined

/** Whether a role may do everything with every object: what administrators have. */
export const isAlmighty = (role: RoleDefinition): boolean => role.objects['*'] === 'everything'

/** The role that the first object brings in a workspace that has none to name yet; people get it as they get any other. */
export const staffRole = (): RoleDefinition => ({
  kind: 'role',
  format: 1,
  id: newId('role'),
  name: 'staff',
  label: { en: 'Staff', vi: 'Nhân viên', 'zh-CN': '员工' },
  objects: {},
})
