import type { FieldRight, RoleDefinition } from '../../../schemas/roles/role.ts'

/** Sets what a role may do with one field (`deal.margin`); `undefined` leaves it to the rights on the object. */
export function setFieldRight(role: RoleDefinition, field: string, right: FieldRight | undefined): RoleDefinition {
  const { fields = {}, ...rest } = role
  const { [field]: _, ...others } = fields
  const next = right === undefined ? others : { ...fields, [field]: right }
  return Object.keys(next).length === 0 ? rest : { ...rest, fields: next }
}

/** Sets the same for several fields. */
export const setFieldRights = (role: RoleDefinition, fields: readonly string[], right: FieldRight | undefined): RoleDefinition =>
  fields.reduce((now, field) => setFieldRight(now, field, right), role)
