import type { ObjectRights, RoleDefinition } from '../../../schemas/roles/role.ts'
import { ruleOfScope } from '../../../schemas/roles/scope-order.ts'
import type { StoredCondition } from '../../../schemas/rules/stored-condition.ts'
import { isSame } from '../../../schemas/same-json.ts'

export const scopedRights = ['read', 'update', 'delete'] as const

export type ScopedRight = (typeof scopedRights)[number]

/** Rights on an object that reach records by one and the same condition. */
export interface SharedRule {
  readonly rights: readonly ScopedRight[]
  readonly rule: StoredCondition
}

/** The conditions of rights, each with all rights that have it: nobody changes what they cannot see, so they are edited together. */
export const sharedRules = (rights: ObjectRights): readonly SharedRule[] =>
  scopedRights.reduce<readonly SharedRule[]>((found, right) => {
    const rule = ruleOfScope(rights[right])
    if (rule === undefined) return found
    const same = found.find((each) => isSame(each.rule, rule))
    return same ? found.map((each) => (each === same ? { rule, rights: [...each.rights, right] } : each)) : [...found, { rule, rights: [right] }]
  }, [])

/** Gives rights of a role on an object another condition. */
export function setScopeRule(role: RoleDefinition, object: string, { rights, rule }: SharedRule): RoleDefinition {
  const before = role.objects[object]
  if (before === undefined || before === 'everything') return role
  const scopes = Object.fromEntries(rights.map((right) => [right, { where: rule }]))
  return { ...role, objects: { ...role.objects, [object]: { ...before, ...scopes } } }
}
