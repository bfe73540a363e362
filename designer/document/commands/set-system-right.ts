import type { RoleDefinition, SystemRight } from '../../../schemas/roles/role.ts'

/** Gives a role one of the rights over the workspace itself, or takes it away. */
export function setSystemRight(role: RoleDefinition, right: SystemRight | '*', isGranted: boolean): RoleDefinition {
  const { system = [], ...rest } = role
  const others = system.filter((each) => each !== right)
  const next = isGranted ? [...others, right] : others
  return next.length === 0 ? rest : { ...rest, system: next }
}
