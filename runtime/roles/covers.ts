import type { ObjectRights, RoleDefinition } from '../../schemas/roles/role.ts'
import type { Plan } from '../compile/plan.ts'
import { type Access, accessOf, type ObjectAccess, rolesOf } from './access.ts'
import { covers, either, type Reach, reachOf } from './reach.ts'

/**
 * Whether roles give nothing that an access does not have: on every object, on objects that come later, and of the
 * system rights. Nobody may grant, take or lend a right that he or she does not hold.
 */
export function coversRoles(plan: Plan, held: Access, roleIds: readonly string[]): boolean {
  const granted = accessOf(plan, roleIds)
  const [heldRoles, grantedRoles] = [rolesOf(plan, held), rolesOf(plan, granted)]
  return (
    [...plan.objects.keys()].every((name) => coversObject(held.object(name), granted.object(name))) &&
    coversLater(heldRoles, grantedRoles) &&
    isWithin(granted.system, held.system) &&
    (!grantedRoles.some(hasAllSystemRights) || heldRoles.some(hasAllSystemRights))
  )
}

/** Whether a role holds every system right, later ones included: somebody must always have such a role. */
export const hasAllSystemRights = (role: RoleDefinition): boolean => role.system?.includes('*') ?? false

const isWithin = <Item>(part: ReadonlySet<Item>, whole: ReadonlySet<Item>): boolean =>
  [...part].every((item) => whole.has(item))

const flags = ['create', 'assign', 'claim', 'export', 'import'] as const
const scopes = ['read', 'update', 'delete'] as const

const coversObject = (held: ObjectAccess, granted: ObjectAccess): boolean =>
  flags.every((flag) => held[flag] || !granted[flag]) &&
  scopes.every((scope) => covers(held[scope], granted[scope])) &&
  isWithin(granted.readable, held.readable) &&
  isWithin(granted.editable, held.editable)

/** Objects that do not exist yet are reached by `*` alone; "everything" reaches their personal fields too. */
function coversLater(held: readonly RoleDefinition[], granted: readonly RoleDefinition[]): boolean {
  const [have, give] = [held.map(laterRights), granted.map(laterRights)]
  if (have.includes('everything')) return true
  if (give.includes('everything')) return false
  const [mine, theirs] = [have.map(plainRights), give.map(plainRights)]
  return (
    flags.every((flag) => mine.some((rights) => rights[flag]) || !theirs.some((rights) => rights[flag])) &&
    scopes.every((scope) => covers(widest(mine, scope), widest(theirs, scope)))
  )
}

const laterRights = (role: RoleDefinition): ObjectRights | 'everything' => role.objects['*'] ?? {}

const plainRights = (rights: ObjectRights | 'everything'): ObjectRights => (rights === 'everything' ? {} : rights)

const widest = (rights: readonly ObjectRights[], scope: (typeof scopes)[number]): Reach => either(rights.map((each) => reachOf(each[scope])))
