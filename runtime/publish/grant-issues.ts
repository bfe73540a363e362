import { isSameDefinition } from '../../schemas/definition-json.ts'
import { type Issue, pointerStep } from '../../schemas/issue.ts'
import type { ObjectRights, RoleDefinition } from '../../schemas/roles/role.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan, Plan } from '../compile/plan.ts'
import { accessOf, type ObjectAccess } from '../roles/access.ts'
import { hasAllSystemRights } from '../roles/covers.ts'
import { covers, either, reachOf } from '../roles/reach.ts'

/** The code of the issues that stop a publish because its author would grant more than the author holds. */
export const exceedsOwnRights = 'role.exceeds-own-rights'

/** What comes back from the trash, by id, with the plan of the last release that had it. */
type Returning = ReadonlyMap<string, Plan>

/**
 * Rights that a release would give to roles although neither the role nor the publisher has them today. Objects and
 * fields that the release itself adds have no records yet, so whoever designs them says who works with them. What
 * comes back from the trash has records: of these the rights count that were held when it was removed.
 */
export function grantIssues(caller: Caller, candidate: Plan, returning: Returning): readonly Issue[] {
  return [...candidate.roles.values()]
    .filter((role) => returning.size > 0 || mayWiden(role, caller.plan, candidate))
    .flatMap((role) => [
      ...systemIssues(role, caller, candidate),
      ...laterObjectIssues(role, caller),
      ...objectIssues(role, caller, { candidate, returning }),
    ])
}

/** Of a role that stays as it is, only what became less personal may show more than before. */
function mayWiden(role: RoleDefinition, live: Plan, candidate: Plan): boolean {
  const before = live.roles.get(role.id)
  // Definitions are JSON; their types only name more of it.
  return (
    !before ||
    !isSameDefinition(before, role) ||
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
  const held = heldWith(role, caller).flatMap(({ objects }) => objects['*'] ?? [])
  const given = role.objects['*']
  if (held.includes('everything') || given === undefined) return []
  const missing =
    given === 'everything'
      ? [given]
      : rightsBeyond(reached(given), held.flatMap((rights) => (rights === 'everything' ? [] : [reached(rights)])))
  return missing.length === 0 ? [] : [issue(role, '/objects/*', { object: '*', rights: missing })]
}

const flags = ['create', 'assign', 'claim', 'export', 'import'] as const
const scopes = ['read', 'update', 'delete'] as const

type Granted = Pick<ObjectAccess, (typeof flags)[number] | (typeof scopes)[number]>

const reached = (rights: ObjectRights): Granted => {
  const { create = false, assign = false, claim = false, export: exporting = false, import: importing = false, read, update, delete: remove } = rights
  return { create, assign, claim, export: exporting, import: importing, read: reachOf(read), update: reachOf(update), delete: reachOf(remove) }
}

function objectIssues(
  role: RoleDefinition,
  caller: Caller,
  { candidate, returning }: { candidate: Plan; returning: Returning },
): Issue[] {
  const given = accessOf(candidate, [role.id])
  return [...candidate.objects.values()].flatMap((object) => {
    const own = heldUnder(returning.get(object.id) ?? caller.plan, object.id, { role, caller })
    if (!own) return []
    const fields = object.fields.filter((field) => {
      const held = heldUnder(returning.get(field.id) ?? returning.get(object.id) ?? caller.plan, object.id, { role, caller })
      return held && isBeyond(field, given.object(object.name), held)
    })
    const rights = [
      ...rightsBeyond(given.object(object.name), own.access),
      ...fields.map(({ name }) => `${object.name}.${name}`),
    ]
    return rights.length === 0
      ? []
      : [issue(role, `/objects${pointerStep(object.name)}`, { object: object.definition.label, rights })]
  })
}

/** An object as a release had it, with what the role and the publisher held on it there. */
interface Held {
  readonly object: ObjectPlan
  readonly access: readonly ObjectAccess[]
}

/** Undefined when the release has no such object. */
function heldUnder(plan: Plan, objectId: string, { role, caller }: { role: RoleDefinition; caller: Caller }): Held | undefined {
  const object = plan.objectsById.get(objectId)
  const holders = [[role.id], caller.access.key.split(',')]
  return object && { object, access: holders.map((roles) => accessOf(plan, roles).object(object.name)) }
}

const rightsBeyond = (given: Granted, held: readonly Granted[]): string[] => [
  ...flags.filter((right) => given[right] && !held.some((access) => access[right])),
  ...scopes.filter((right) => !covers(either(held.map((access) => access[right])), given[right])),
]

function isBeyond({ id, name }: FieldPlan, given: ObjectAccess, { object, access }: Held): boolean {
  const old = object.byId.get(id)?.name
  if (old === undefined) return false
  const lacks = (right: 'readable' | 'editable') => given[right].has(name) && !access.some((held) => held[right].has(old))
  return lacks('readable') || lacks('editable')
}
