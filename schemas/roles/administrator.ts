import type { RoleDefinition } from './role.ts'

/** Every workspace has this role under one id, so that its definitions can move between workspaces as files. */
const administratorRoleId = 'rol_adm1n1strat0'

/** The role that a workspace begins with; it covers all objects, later ones included. */
export const administratorRole: RoleDefinition = {
  kind: 'role',
  format: 1,
  id: administratorRoleId,
  name: 'administrator',
  label: { en: 'Administrator', vi: 'Quản trị viên', 'zh-CN': '管理员' },
  objects: { '*': 'everything' },
  system: ['*'],
}
