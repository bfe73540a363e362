import type { ObjectPlan, Plan } from '../compile/plan.ts'
import type { ObjectAccess } from './access.ts'
import { both, ofParent } from './reach.ts'

/**
 * The rights, with those on records that belong to others held to what is allowed on these: to see one is to see a part of
 * its parent, to add, change or remove one is to change its parent.
 */
export function withinParents(plan: Plan, granted: ReadonlyMap<string, ObjectAccess>): ReadonlyMap<string, ObjectAccess> {
  if (![...plan.objects.values()].some(({ parent }) => parent)) return granted
  return new Map([...granted].map(([name, access]) => [name, heldTo(plan.objects.get(name), access, granted)]))
}

function heldTo(object: ObjectPlan | undefined, access: ObjectAccess, granted: ReadonlyMap<string, ObjectAccess>): ObjectAccess {
  const above = object?.parent?.object()
  const own = above && granted.get(above.name)
  if (!own) return access
  const parent = heldTo(above, own, granted)
  const [read, changes] = [ofParent(parent.read), ofParent(both(parent.read, parent.update))]
  return {
    ...access,
    create: access.create && changes !== false,
    read: both(access.read, read),
    update: both(access.update, changes),
    delete: both(access.delete, changes),
  }
}
