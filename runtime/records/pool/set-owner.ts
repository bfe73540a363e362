import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { Caller } from '../../caller.ts'
import type { ObjectPlan } from '../../compile/plan.ts'
import type { ObjectAccess } from '../../roles/access.ts'
import type { Runner } from '../../storage/statement.ts'
import type { WriteContext } from '../change.ts'
import { gateOf } from '../gate.ts'
import { permissionsAfter } from '../permissions.ts'
import { updateIn } from '../update.ts'

/** A record whose owner changes by claiming, giving back or returning; who may do that has been judged. */
export interface OwnerChange {
  readonly object: ObjectPlan
  readonly id: string
  /** The version that was judged. */
  readonly version: number
  /** Who owns it from now on; null = nobody: it is in the pool. */
  readonly to: string | null
  readonly write: WriteContext
}

/**
 * Sets a record's owner through the door of all changes, so rules are asked, and history and version follow. The answer
 * is the record as the caller sees it; what he or she may do with it follows from the new owner.
 */
export async function setOwner(runner: Runner, caller: Caller, { object, id, version, to, write }: OwnerChange): Promise<RecordAnswer> {
  const answer = await updateIn(runner, withOwnerOpen(caller, object), { objectName: object.name, id, version, values: { owner: to }, write })
  return { ...answer, _can: await permissionsAfter(runner, caller, { gate: gateOf(caller, object), id, valueOf: () => to }) }
}

/** The caller who may reach each record of an object and change its owner, and nothing else of it. */
export function withOwnerOpen(caller: Caller, object: ObjectPlan): Caller {
  const { access } = caller
  const open: ObjectAccess = { ...access.object(object.name), read: 'all', update: 'all', editable: new Set(['owner']) }
  // What is prepared for an access is kept by its key; no role has such an id, so the roles of the key stay the same.
  const key = `${access.key},@owner:${object.name}`
  return { ...caller, access: { ...access, key, object: (name) => (name === object.name ? open : access.object(name)) } }
}
