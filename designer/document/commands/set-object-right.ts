import type { ObjectRights, RoleDefinition } from '../../../schemas/roles/role.ts'
import { isScopeWithin } from '../../../schemas/roles/scope-order.ts'

export type ObjectRight = keyof ObjectRights

/** What `everything` stands for, right by right. */
export const allRights: ObjectRights = { create: true, read: 'all', update: 'all', delete: 'all', assign: true, claim: true, export: true, import: true }

/**
 * Sets one right of a role on an object. Nobody changes what they cannot see, so a wider update or delete widens
 * read with it, and a narrower read narrows them. An object that was not named begins with the rights on all objects.
 */
export function setObjectRight<Right extends ObjectRight>(
  role: RoleDefinition,
  object: string,
  change: { right: Right; to: ObjectRights[Right] },
): RoleDefinition {
  const before = role.objects[object] ?? role.objects['*']
  const rights: ObjectRights = { ...(before === 'everything' ? allRights : before), [change.right]: change.to }
  const adjusted = change.right === 'read' ? narrowedToRead(rights) : widenedRead(rights)
  return setObjectRights(role, object, adjusted)
}

/**
 * Sets all rights of a role on an object at once; `*` stands for every object, later ones included. Without any right
 * the object leaves the role, unless that would give it the rights on all objects.
 */
export function setObjectRights(role: RoleDefinition, object: string, rights: ObjectRights | 'everything'): RoleDefinition {
  const others = Object.entries(role.objects).filter(([name]) => name !== object)
  const kept = rights === 'everything' ? rights : granted(rights)
  const isNone = kept !== 'everything' && Object.keys(kept).length === 0 && (object === '*' || role.objects['*'] === undefined)
  return { ...role, objects: Object.fromEntries(isNone ? others : placed(Object.entries(role.objects), [object, kept])) }
}

/** Leaves an object to the rights on all objects. */
export function forgetObject({ objects, ...role }: RoleDefinition, object: string): RoleDefinition {
  return { ...role, objects: Object.fromEntries(Object.entries(objects).filter(([name]) => name !== object)) }
}

type Entry = [string, ObjectRights | 'everything']

/** The entry in the place where it stands already, or at the end. */
const placed = (entries: Entry[], entry: Entry): Entry[] =>
  entries.some(([name]) => name === entry[0]) ? entries.map((each) => (each[0] === entry[0] ? entry : each)) : [...entries, entry]

const granted = (rights: ObjectRights): ObjectRights =>
  Object.fromEntries(Object.entries(rights).filter(([, to]) => to !== false && to !== undefined))

const narrowedToRead = (rights: ObjectRights): ObjectRights => ({
  ...rights,
  update: narrower(rights.update, rights.read),
  delete: narrower(rights.delete, rights.read),
  claim: rights.read ? rights.claim : false,
})

function widenedRead(rights: ObjectRights): ObjectRights {
  const needed: readonly Scope[] = [rights.update, rights.delete, rights.claim ? 'own' : false]
  return { ...rights, read: needed.reduce(wider, rights.read) }
}

type Scope = ObjectRights['read']

/** Of a condition and a scope beside it, all is the least that surely holds both. */
const wider = (one: Scope, other: Scope): Scope => (isScopeWithin(other, one) ? one : isScopeWithin(one, other) ? other : 'all')

const narrower = (right: Scope, than: Scope): Scope => (isScopeWithin(right, than) ? right : (than ?? false))
