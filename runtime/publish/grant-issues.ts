import { isSame } from '../../schemas/merge.ts'
import type { Json } from '../../schemas/pointer.ts'
import { type Issue, pointerStep } from '../../schemas/issue.ts'
import type { ObjectRights, RightScope, RoleDefinition } from '../../schemas/roles/role.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan, Plan } from '../compile/plan.ts'
import { type Access, accessOf, type ObjectAccess } from '../roles/access.ts'
import { hasAllSystemRights } from '../roles/covers.ts'

/** The code of the issues that stop a publish because its author would grant more than the author holds. */
export const exceedsOwnRights = 'role.exceeds-own-rights'

/**
 * Rights that a release would give to roles although neither the role nor the publisher has them today. Objects and
 * fields that the release itself adds have no records yet, so whoever designs them says who works with them.
 */
export function grantIssues(caller: Caller, candidate: Plan): readonly Issue[] {
  return [...candidate.roles.values()]
    .filter((role) => mayWiden(role, caller.plan, candidate))
    .flatMap((role) => [
      ...systemIssues(role, caller, candidate),
      ...laterObjectIssues(role, caller),
      ...objectIssues(role, caller, candidate),
    ])
}

/** Of a role that stays as it is, only what became less personal may show more than before. */
function mayWiden(role: RoleDefinition, live: Plan, candidate: Plan): boolean {
  const before = live.roles.get(role.id)
  // Definitions are JSON; their types only name more of it.
  return (
    !before ||
    !isSame(before as unknown as Json, role as unknown as Json) ||
    personalFields(live) !== personalFields(candidate)
  )
}

const personalFields = ({ objects }: Plan): string =>
  [...objects.values()]
    .flatMap(({ fields }) => fields.filter(({ definition }) => definition.personal).map(({ id }) => id))
    .toSorted()
    .join()

const issue = (role: RoleDefinition, path: string, params: Record<string, unknown>): Issue => ({
  code: exceedsOwnRights,
  path: pointerStep('role') + pointerStep(role.name) + path,
  params: { role: role.label, ...params },
})

function systemIssues(role: RoleDefinition, caller: Caller, candidate: Plan): Issue[] {
  const before = accessOf(caller.plan, [role.id]).system
  const granted = [...accessOf(candidate, [role.id]).system].filter(
    (right) => !before.has(right) && !caller.access.system.has(right),
  )
  const later = hasAllSystemRights(role) && !heldWith(role, caller).some(hasAllSystemRights) ? ['*'] : []
  return [...granted, ...later].map((right) => issue(role, '/system', { right }))
}

/** The roles that the publisher has today, and the role itself as it is today. */
const heldWith = (role: RoleDefinition, { plan, access }: Caller): readonly RoleDefinition[] =>
  [...access.key.split(','), role.id].flatMap((id) => plan.roles.get(id) ?? [])

/** `*` speaks of objects that nobody has made yet, so only those who have it can give it. */
function laterObjectIssues(role: RoleDefinition, caller: Caller): Issue[] {
  const held = heldWith(role, caller).map(({ objects }) => objects['*'])
  const given = role.objects['*']
  if (held.includes('everything') || given === undefined) return []
  const missing =
    given === 'everything'
      ? [given]
      : rightNames.filter((right) => rank(given[right]) > Math.max(0, ...held.map((rights) => rankIn(rights, right))))
  return missing.length === 0 ? [] : [issue(role, '/objects/*', { object: '*', rights: missing })]
}

const rightNames = ['create', 'read', 'update', 'delete', 'assign', 'export', 'import'] as const

const rank = (right: boolean | RightScope | undefined): number =>
  right === 'own' ? 1 : right === true || right === 'all' ? 2 : 0

const rankIn = (rights: ObjectRights | 'everything' | undefined, right: (typeof rightNames)[number]): number =>
  rights === 'everything' ? 2 : rank(rights?.[right])

function objectIssues(role: RoleDefinition, caller: Caller, candidate: Plan): Issue[] {
  const [before, after] = [accessOf(caller.plan, [role.id]), accessOf(candidate, [role.id])]
  return [...candidate.objects.values()].flatMap((object) => {
    const live = caller.plan.objectsById.get(object.id)
    if (!live) return []
    const held = [before, caller.access].map((access: Access) => access.object(live.name))
    const rights = [
      ...rightsBeyond(after.object(object.name), held),
      ...fieldsBeyond({ object, live }, after.object(object.name), held),
    ]
    return rights.length === 0
      ? []
      : [issue(role, `/objects${pointerStep(object.name)}`, { object: object.definition.label, rights })]
  })
}

const rightsBeyond = (given: ObjectAccess, held: readonly ObjectAccess[]): string[] =>
  rightNames.filter((right) => rank(given[right]) > Math.max(...held.map((access) => rank(access[right]))))

function fieldsBeyond(
  { object, live }: { object: ObjectPlan; live: ObjectPlan },
  given: ObjectAccess,
  held: readonly ObjectAccess[],
): string[] {
  return object.fields.flatMap(({ id, name }) => {
    const old = live.byId.get(id)?.name
    if (old === undefined) return []
    const lacks = (right: 'readable' | 'editable') =>
      given[right].has(name) && !held.some((access) => access[right].has(old))
    return lacks('readable') || lacks('editable') ? [`${object.name}.${name}`] : []
  })
}
