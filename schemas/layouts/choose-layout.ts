import type { Label } from '../label.ts'
import type { LayoutDefinition } from './layout.ts'

/** What decides who gets a layout. */
export type LayoutHeader = Pick<LayoutDefinition, 'name' | 'label' | 'for' | 'priority'> & {
  readonly roles?: readonly string[]
  readonly recordTypes?: readonly string[]
}

/** Who asks for a layout, and for which record. */
export interface LayoutWish {
  /** Filling in a record, or looking at one. */
  readonly use: LayoutDefinition['for']
  /** Names of the person's roles. */
  readonly roles: readonly string[]
  /** Name of the record's type, where its object has types. */
  readonly recordType: string | null
}

/** Why a person gets a layout and no other. */
export type LayoutReason =
  /** No other fits. */
  | { readonly by: 'only' }
  | { readonly by: 'priority'; readonly priority: number }
  /** It is for records of this type, and the others are for all. */
  | { readonly by: 'recordType'; readonly recordType: string }
  /** It is for a role that the person has, and the others are for everybody. */
  | { readonly by: 'role'; readonly role: string }
  /** Nothing else tells them apart. */
  | { readonly by: 'name' }

export interface ChosenLayout<Layout extends LayoutHeader = LayoutHeader> {
  readonly layout: Layout
  readonly reason: LayoutReason
  /** Labels of the layouts that fit as well. */
  readonly others: readonly Label[]
}

/**
 * The layout that somebody gets of an object's layouts: of those made for the use, or else for the other use, the one
 * with the highest priority, then one for the record's type, then one for a role, then the first by name.
 */
export function chooseLayout<Layout extends LayoutHeader>(layouts: readonly Layout[], wish: LayoutWish): ChosenLayout<Layout> | undefined {
  const fitting = layouts.filter((layout) => fitsPerson(layout, wish.roles) && fitsRecord(layout, wish.recordType))
  const meant = fitting.filter((layout) => layout.for === wish.use)
  const [first, ...others] = (meant.length > 0 ? meant : fitting).toSorted(bestFirst)
  const [second] = others
  return first && { layout: first, reason: second ? reasonOver(first, second, wish) : { by: 'only' }, others: others.map(({ label }) => label) }
}

/** Whether somebody with these roles may get the layout. */
export const fitsPerson = ({ roles = [] }: LayoutHeader, held: readonly string[]): boolean => roles.length === 0 || roles.some((role) => held.includes(role))

const fitsRecord = ({ recordTypes = [] }: LayoutHeader, recordType: string | null): boolean =>
  recordTypes.length === 0 || (recordType !== null && recordTypes.includes(recordType))

const priorityOf = ({ priority = 0 }: LayoutHeader): number => priority

const isForTypes = ({ recordTypes = [] }: LayoutHeader): boolean => recordTypes.length > 0

const isForRoles = ({ roles = [] }: LayoutHeader): boolean => roles.length > 0

const bestFirst = (a: LayoutHeader, b: LayoutHeader): number =>
  priorityOf(b) - priorityOf(a) ||
  Number(isForTypes(b)) - Number(isForTypes(a)) ||
  Number(isForRoles(b)) - Number(isForRoles(a)) ||
  (a.name < b.name ? -1 : 1)

function reasonOver(first: LayoutHeader, second: LayoutHeader, { roles, recordType }: LayoutWish): LayoutReason {
  if (priorityOf(first) > priorityOf(second)) return { by: 'priority', priority: priorityOf(first) }
  if (recordType !== null && isForTypes(first) && !isForTypes(second)) return { by: 'recordType', recordType }
  const role = first.roles?.find((each) => roles.includes(each))
  return role !== undefined && !isForRoles(second) ? { by: 'role', role } : { by: 'name' }
}
