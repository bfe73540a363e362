import type { Issue } from '../../schemas/issue.ts'
import { isSame } from '../../schemas/merge.ts'
import type { Json } from '../../schemas/pointer.ts'
import { pointerStep } from '../../schemas/issue.ts'
import type { ObjectRights, RightScope, RoleDefinition } from '../../schemas/roles/role.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan, Plan } from '../compile/plan.ts'
import { type Access, accessOf, type ObjectAccess } from '../roles/access.ts'

/** The code of the issues that stop a publish because its author would grant more than the author holds. */
export const exceedsOwnRights = 'role.exceeds-own-rights'

/**
 * Rights that a release would give to roles although neither the role nor the publisher has them today. Objects and
 * fields that the release itself adds have no records yet, so whoever designs them says who works with them.
 */
export function grantIssues(caller: Caller, candidate: Plan): readonly Issue[] {
  return [...candidate.roles.values()]
    .filter((role) => mayWiden(role, caller.plan, candidate))
    .flatMap((role) => [...systemIssues(role, caller, candidate), ...laterObjectIssues(role, caller), ...objectIssues(role, caller, candidate)])
}

/** Of a role that stays as it is, only what became less personal may show more than before. */
function mayWiden(role: RoleDefinition, live: Plan, candidate: Plan): boolean {
  const before = live.roles.get(role.id)
  // Definitions are JSON; their types only name more of it.
  return !before || !isSame(before as unknown as Json, role as unknown as Json) || personalFields(live) !== personalFields(candidate)
}

const personalFields = ({ objects }: Plan): string =>
  [...objects.values()].flatMap(({ fields }) => fields.filter(({ definition }) => definition.personal).map(({ id }) => id)).toSorted().join()

const issue = (role: RoleDefinition, path: string, params: Record<string, unknown>): Issue => ({
  code: exceedsOwnRights,
  path: pointerStep('role') + pointerStep(role.name) + path,
  params: { role: role.label, ...params },
})

function systemIssues(role: RoleDefinition, caller: Caller, candidate: Plan): Issue[] {
  const before = accessOf(caller.plan, [role.id]).system
  const granted = [...accessOf(candidate, [role.id]).system].filter((right) => !before.has(right) && !caller.access.system.has(right))
  return granted.map((right) => issue(role, '/system', { right }))
}

/** `*` speaks of objects that nobody has made yet, so only those who have it can give it. */
function laterObjectIssues(role: RoleDefinition, { plan, access }: Caller): Issue[] {
  const own = access.key.split(',').flatMap((id) => plan.roles.get(id) ?? [])
  const held = [...own, ...(plan.roles.get(role.id) ? [plan.roles.get(role.id)] : [])].map((each) => rightsOnLater(each))
  const given = rightsOnLater(role)
  const missing = rightNames.filter((right) => rank(given[right]) > Math.max(0, ...held.map((rights) => rank(rights[right]))))
  return missing.length === 0 ? [] : [issue(role, '/objects/*', { object: '*', rights: missing })]
}

const rightNames = ['create', 'read', 'update', 'delete', 'assign', 'export', 'import'] as const

const everything: ObjectRights = { create: true, read: 'all', update: 'all', delete: 'all', assign: true, export: true, import: true }

function rightsOnLater(role: RoleDefinition | undefined): ObjectRights {
  const rights = role?.objects['*'] ?? {}
  return rights === 'everything' ? everything : rights
}

const rank = (right: boolean | RightScope | undefined): number => (right === 'own' ? 1 : right === true || right === 'all' ? 2 : 0)

function objectIssues(role: RoleDefinition, caller: Caller, candidate: Plan): Issue[] {
  const [before, after] = [accessOf(caller.plan, [role.id]), accessOf(candidate, [role.id])]
  return [...candidate.objects.values()].flatMap((object) => {
    const live = caller.plan.objectsById.get(object.id)
    if (!live) return []
    const held = [before, caller.access].map((access: Access) => access.object(live.name))
    const rights = [...rightsBeyond(after.object(object.name), held), ...fieldsBeyond({ object, live }, after.object(object.name), held)]
    return rights.length === 0 ? [] : [issue(role, `/objects${pointerStep(object.name)}`, { object: object.definition.label, rights })]
  })
}

const rightsBeyond = (given: ObjectAccess, held: readonly ObjectAccess[]): string[] =>
  rightNames.filter((right) => rank(given[right]) > Math.max(...held.map((access) => rank(access[right]))))

function fieldsBeyond({ object, live }: { object: ObjectPlan; live: ObjectPlan }, given: ObjectAccess, held: readonly ObjectAccess[]): string[] {
  return object.fields.flatMap(({ id, name }) => {
    const old = live.byId.get(id)?.name
    if (old === undefined) return []
    const lacks = (right: 'readable' | 'editable') => given[right].has(name) && !held.some((access) => access[right].has(old))
    return lacks('readable') || lacks('editable') ? [`${object.name}.${name}`] : []
  })
}
