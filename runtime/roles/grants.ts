import type { ExplainReason, GrantingRole } from '../../schemas/api/explain.ts'
import { labelIn, type Language } from '../../schemas/label.ts'
import type { ExplainedRight } from '../../schemas/roles/explained-rights.ts'
import type { RoleDefinition } from '../../schemas/roles/role.ts'
import type { Plan } from '../compile/plan.ts'
import { type Access, accessOf, type ObjectAccess, rolesOf } from './access.ts'
import { levelOf } from './reach.ts'

/** Whose rights are told, and in which language. */
export interface Told {
  readonly plan: Plan
  readonly access: Access
  readonly language: Language
}

/** The roles that a person has, as people call them. */
export const heldRoles = (told: Told): { name: string; label: string }[] => rolesOf(told.plan, told.access).map((role) => named(told, role))

/** The roles that give a right on an object: those that would give it alone, by the compiled access that judges requests. */
export const rolesGranting = (told: Told, object: string, right: ExplainedRight): readonly GrantingRole[] =>
  aloneOn(told, object).flatMap(({ role, rights }) => {
    const reach = rights[right]
    if (typeof reach === 'boolean') return reach ? [named(told, role)] : []
    const scope = levelOf(reach)
    return scope === false ? [] : [{ ...named(told, role), scope }]
  })

/** The roles that let a field be read or set, in the same way. */
export const rolesOpening = (told: Told, object: string, { field, to }: { field: string; to: 'readable' | 'editable' }): readonly GrantingRole[] =>
  aloneOn(told, object).flatMap(({ role, rights }) => (rights[to].has(field) ? [named(told, role)] : []))

/** The roles as reasons; that there is none is the reason where there is none. */
export const becauseOf = (roles: readonly GrantingRole[]): ExplainReason[] =>
  roles.length === 0 ? [{ by: 'no-role', holds: false }] : roles.map((role) => ({ by: 'role', holds: true, role }))

/** A role as people call it. */
export const named = ({ plan, language }: Told, { name, label }: RoleDefinition): { name: string; label: string } => ({ name, label: labelIn(label, language, plan.settings.languages[0]) })

const aloneOn = ({ plan, access }: Told, object: string): readonly { role: RoleDefinition; rights: ObjectAccess }[] =>
  rolesOf(plan, access).map((role) => ({ role, rights: accessOf(plan, [role.id]).object(object) }))
