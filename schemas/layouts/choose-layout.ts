import type { Label } from '../label.ts'
import type { LayoutDefinition } from './layout.ts'

/** Why a person gets a layout and no other. */
export type LayoutReason =
  /** No other fits the person. */
  | { readonly by: 'only' }
  | { readonly by: 'priority'; readonly priority: number }
  /** It names a role that the person has, and the others are for everybody. */
  | { readonly by: 'role'; readonly role: string }
  /** Nothing else tells them apart. */
  | { readonly by: 'name' }

export interface ChosenLayout {
  readonly layout: LayoutDefinition
  readonly reason: LayoutReason
  /** Labels of the layouts that fit as well. */
  readonly others: readonly Label[]
}

/** What a layout is wanted for: filling in a record, or looking at one. */
export type LayoutUse = LayoutDefinition['for']

/**
 * The layout that somebody with these roles (API names) gets of an object's layouts: of those made for the use, or
 * else for the other use, the one with the highest priority, then one for a role of the person's, then the first by name.
 */
export function chooseLayout(layouts: readonly LayoutDefinition[], use: LayoutUse, roles: readonly string[]): ChosenLayout | undefined {
  const fitting = layouts.filter((layout) => rolesOf(layout).length === 0 || sharedRole(layout, roles) !== undefined)
  const meant = fitting.filter((layout) => layout.for === use)
  const [first, ...others] = (meant.length > 0 ? meant : fitting).toSorted(bestFirst)
  const [second] = others
  return first && { layout: first, reason: second ? reasonOver(first, second, roles) : { by: 'only' }, others: others.map(({ label }) => label) }
}

const rolesOf = ({ roles = [] }: LayoutDefinition): readonly string[] => roles

const sharedRole = (layout: LayoutDefinition, roles: readonly string[]): string | undefined => rolesOf(layout).find((role) => roles.includes(role))

const priorityOf = ({ priority = 0 }: LayoutDefinition): number => priority

const isForRoles = (layout: LayoutDefinition): boolean => rolesOf(layout).length > 0

const bestFirst = (a: LayoutDefinition, b: LayoutDefinition): number =>
  priorityOf(b) - priorityOf(a) || Number(isForRoles(b)) - Number(isForRoles(a)) || (a.name < b.name ? -1 : 1)

function reasonOver(first: LayoutDefinition, second: LayoutDefinition, roles: readonly string[]): LayoutReason {
  if (priorityOf(first) > priorityOf(second)) return { by: 'priority', priority: priorityOf(first) }
  const role = sharedRole(first, roles)
  return role !== undefined && !isForRoles(second) ? { by: 'role', role } : { by: 'name' }
}
