import { assertNever } from '../../schemas/assert-never.ts'
import { isSame } from '../../schemas/same-json.ts'
import type { RightScope, ScopeLevel } from '../../schemas/roles/role.ts'
import { isScopeWithin } from '../../schemas/roles/scope-order.ts'
import type { StoredCondition } from '../../schemas/rules/stored-condition.ts'

/**
 * Which records a right reaches, compiled from roles: none, all, or a set put together of sets. `own`, `team` and `below` are
 * told by who owns the record or, where it belongs to another, the uppermost record that it belongs to.
 */
export type Reach = false | 'all' | NarrowReach

export type NarrowReach =
  | 'own'
  | 'team'
  | 'below'
  /** Records for which a rule over their object holds. */
  | { readonly kind: 'where'; readonly rule: StoredCondition }
  /** Records in whose team somebody is: to see them, or to change them too. */
  | { readonly kind: 'member'; readonly right: 'read' | 'update' }
  /** Records of an object with a pool that nobody owns. */
  | { readonly kind: 'pool' }
  /** Records that belong to records which are reached so. */
  | { readonly kind: 'parent'; readonly of: NarrowReach }
  | { readonly kind: 'any'; readonly of: readonly NarrowReach[] }
  | { readonly kind: 'every'; readonly of: readonly NarrowReach[] }

/** What a scope that a role says reaches. */
export function reachOf(scope: RightScope | undefined): Reach {
  if (typeof scope !== 'object') return scope ?? false
  return either(['own', { kind: 'where', rule: scope.where }])
}

/** All that one of several reaches. */
export function either(reaches: readonly Reach[]): Reach {
  if (reaches.includes('all')) return 'all'
  const parts = reaches.flatMap((reach) => (reach === false || reach === 'all' ? [] : partsOf(reach, 'any')))
  const kept = parts.reduce<readonly NarrowReach[]>((wide, each) => (wide.some((other) => covers(other, each)) ? wide : [...wide.filter((other) => !covers(each, other)), each]), [])
  const [only, second] = kept
  return only === undefined ? false : second === undefined ? only : { kind: 'any', of: kept }
}

/** What two both reach. */
export function both(one: Reach, other: Reach): Reach {
  if (!one || !other) return false
  if (covers(other, one)) return one
  if (covers(one, other)) return other
  return one === 'all' || other === 'all' ? false : { kind: 'every', of: [...partsOf(one, 'every'), ...partsOf(other, 'every')] }
}

/** The same reach, said of the records that belong to those which it reaches. Who owns a record owns what belongs to it. */
export function ofParent(reach: Reach): Reach {
  if (typeof reach !== 'object') return reach
  return reach.kind === 'any' ? either(reach.of.map(ofParent)) : { kind: 'parent', of: reach }
}

/** Whether one reach leaves out nothing that the other reaches, for the same person and whatever is stored. */
export function covers(wide: Reach, narrow: Reach): boolean {
  if (!narrow || wide === 'all') return true
  if (!wide || narrow === 'all') return false
  if (typeof narrow === 'object' && narrow.kind === 'any') return narrow.of.every((each) => covers(wide, each))
  if (typeof wide === 'object' && wide.kind === 'every') return wide.of.every((each) => covers(each, narrow))
  if (typeof narrow === 'object' && narrow.kind === 'every' && narrow.of.some((each) => covers(wide, each))) return true
  if (typeof wide === 'object' && wide.kind === 'any') return wide.of.some((each) => covers(each, narrow))
  if (typeof wide === 'string' || typeof narrow === 'string') return typeof wide === 'string' && typeof narrow === 'string' && isScopeWithin(narrow, wide)
  if (wide.kind === 'pool') return narrow.kind === 'pool'
  if (wide.kind === 'where') return narrow.kind === 'where' && isSame(wide.rule, narrow.rule)
  if (wide.kind === 'member') return narrow.kind === 'member' && (wide.right === 'read' || narrow.right === 'update')
  return wide.kind === 'parent' && narrow.kind === 'parent' && covers(wide.of, narrow.of)
}

/** Whether rules decide what is reached: these are told the moment and the roles of whoever asks. */
export function hasRules(reach: Reach): boolean {
  if (typeof reach !== 'object') return false
  switch (reach.kind) {
    case 'where':
    case 'member':
    case 'pool':
      return reach.kind === 'where'
    case 'parent':
      return hasRules(reach.of)
    case 'any':
    case 'every':
      return reach.of.some(hasRules)
    default:
      return assertNever(reach)
  }
}

/** The reach in one word, for people: teams widen every reach alike, the pool is a right of its own, and what else is put together is one by conditions. */
export function levelOf(reach: Reach): ScopeLevel {
  if (typeof reach !== 'object') return reach
  const [only, second] = reach.kind === 'any' ? reach.of.filter((each) => !isTeam(each) && !isPool(each)) : []
  return second === undefined && typeof only === 'string' ? only : 'where'
}

const isPool = (reach: NarrowReach): boolean => typeof reach === 'object' && reach.kind === 'pool'

/** Whether a set is that of a team, of the record itself or of what it belongs to. */
export const isTeam = (reach: NarrowReach): boolean => typeof reach === 'object' && (reach.kind === 'member' || (reach.kind === 'parent' && isTeam(reach.of)))

/** The sets of which a reach is put together in this way, itself where it is not. */
export const partsOf = (reach: NarrowReach, kind: 'any' | 'every'): readonly NarrowReach[] =>
  typeof reach === 'object' && (reach.kind === 'any' || reach.kind === 'every') && reach.kind === kind ? reach.of : [reach]
