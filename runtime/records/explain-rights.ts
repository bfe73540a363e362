import type { ExplainAnswer, ExplainReason, Verdict } from '../../schemas/api/explain.ts'
import { type ExplainedRight, explainedRights } from '../../schemas/roles/explained-rights.ts'
import { Refusal } from '../refusal.ts'
import { becauseOf, rolesGranting, type Told } from '../roles/grants.ts'
import type { Explaining, Sight } from './explain-record.ts'
import { gateOf, gateTo, permissionsOn } from './gate.ts'

/** What a person may do with a record, right by right. */
export function explainRights(explaining: Explaining, told: Told, sight: Sight): ExplainAnswer['rights'] {
  const read = readVerdict(explaining, told, sight)
  const verdict = (right: ExplainedRight): Verdict => {
    if (right === 'read') return read
    return right === 'update' || right === 'delete' ? writeVerdict(explaining, { told, sight, read, right }) : objectVerdict(explaining, told, right)
  }
  // A record of exactly the rights that are listed.
  return Object.fromEntries(explainedRights.map((right) => [right, verdict(right)])) as ExplainAnswer['rights']
}

/** Whether a person has a right on an object at all, whatever record it may be. */
export function objectVerdict({ subject, object }: Pick<Explaining, 'subject' | 'object'>, told: Told, right: ExplainedRight): Verdict {
  const allowed = isOpen({ subject, object }, right)
  const roles = rolesGranting(told, object.name, right)
  const lacksRead = roles.length > 0 && !allowed
  return { allowed, because: [...(lacksRead ? [needs('read', false)] : []), ...becauseOf(roles)] }
}

function isOpen({ subject, object }: Pick<Explaining, 'subject' | 'object'>, right: ExplainedRight): boolean {
  if (right === 'assign' || right === 'claim') return subject.access.object(object.name)[right]
  try {
    gateTo(subject, object.name, right)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function readVerdict(explaining: Explaining, told: Told, sight: Sight): Verdict {
  const open = objectVerdict(explaining, told, 'read')
  if (!open.allowed) return open
  if (sight.isInBin) return { allowed: false, because: [...open.because, { by: 'bin', holds: false }] }
  return { allowed: sight.isReached, because: reach(explaining, { told, sight, right: 'read', holds: sight.isReached }) }
}

interface Writing {
  readonly told: Told
  readonly sight: Sight
  readonly read: Verdict
  readonly right: 'update' | 'delete'
}

function writeVerdict(explaining: Explaining, { told, sight, read, right }: Writing): Verdict {
  const { subject, object } = explaining
  const gate = gateOf(subject, object)
  const allowed = sight.stored ? permissionsOn(gate, sight.stored.owner, subject)[right] : gate.access[right] === false ? false : read.allowed
  return {
    allowed,
    because: [...(read.allowed === true ? [] : [needs('read', read.allowed)]), ...reach(explaining, { told, sight, right, holds: allowed })],
  }
}

/** Another right that this one needs. */
export const needs = (right: 'read' | 'update', holds: boolean | null): ExplainReason => ({ by: 'right', holds, right })

interface Reach {
  readonly told: Told
  readonly sight: Sight
  readonly right: 'read' | 'update' | 'delete'
  readonly holds: boolean | null
}

/** The roles that give the widest scope, and whether that scope reaches the record. */
function reach({ subject, object }: Explaining, { told, sight, right, holds }: Reach): ExplainReason[] {
  const scope = subject.access.object(object.name)[right]
  const roles = rolesGranting(told, object.name, right).filter((role) => role.scope === scope)
  // The recycle bin is told by the right to read; whose the record was does not matter there.
  const isNarrow = scope === 'own' && !sight.isInBin
  return [...becauseOf(roles), ...(isNarrow ? [{ by: 'owner' as const, holds, ...(sight.owner === undefined ? {} : { owner: sight.owner }) }] : [])]
}
