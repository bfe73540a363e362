import type { ExplainAnswer, ExplainReason, Verdict } from '../../schemas/api/explain.ts'
import { type ExplainedRight, explainedRights } from '../../schemas/roles/explained-rights.ts'
import { Refusal } from '../refusal.ts'
import { becauseOf, rolesGranting, type Told } from '../roles/grants.ts'
import type { Explaining, Sight } from './explain-record.ts'
import { type Ways, reachWays } from './explain-reach.ts'
import { gateTo } from './gate.ts'

/** What a person may do with a record, right by right. */
export async function explainRights(explaining: Explaining, told: Told, sight: Sight): Promise<ExplainAnswer['rights']> {
  const ways = await reachWays(explaining, sight)
  const read = readVerdict(explaining, { told, sight, ways })
  const verdict = (right: ExplainedRight): Verdict => {
    if (right === 'read') return read
    return right === 'update' || right === 'delete' ? writeVerdict(explaining, { told, sight, ways, read, right }) : objectVerdict(explaining, told, right)
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

function readVerdict(explaining: Explaining, { told, sight, ways }: Pick<Reaching, 'told' | 'sight' | 'ways'>): Verdict {
  const open = objectVerdict(explaining, told, 'read')
  if (!open.allowed) return open
  if (sight.isInBin) return { allowed: false, because: [...open.because, { by: 'bin', holds: false }] }
  return { allowed: sight.isReached, because: reach(explaining, { told, sight, ways, right: 'read', holds: sight.isReached }) }
}

interface Writing extends Pick<Reaching, 'told' | 'sight' | 'ways'> {
  readonly read: Verdict
  readonly right: 'update' | 'delete'
}

function writeVerdict(explaining: Explaining, { told, sight, ways, read, right }: Writing): Verdict {
  const { subject, object } = explaining
  const allowed = sight.stored ? sight.stored.can[right] : subject.access.object(object.name)[right] === false ? false : read.allowed
  return {
    allowed,
    because: [...(read.allowed === true ? [] : [needs('read', read.allowed)]), ...reach(explaining, { told, sight, ways, right, holds: allowed })],
  }
}

/** Another right that this one needs. */
export const needs = (right: 'read' | 'update', holds: boolean | null): ExplainReason => ({ by: 'right', holds, right })

interface Reaching {
  readonly told: Told
  readonly sight: Sight
  readonly ways: Ways
  readonly right: 'read' | 'update' | 'delete'
  readonly holds: boolean | null
}

/** The roles that give the right, and whether what they reach together holds the record. */
function reach({ subject, object }: Explaining, { told, sight, ways, right, holds }: Reaching): ExplainReason[] {
  const reached = subject.access.object(object.name)[right]
  const roles = rolesGranting(told, object.name, right).filter((role) => reached !== 'all' || role.scope === 'all')
  // The recycle bin is told by the right to read; whose the record was does not matter there.
  if (!reached || reached === 'all' || sight.isInBin) return [...becauseOf(roles)]
  if (reached === 'own') return [...becauseOf(roles), { by: 'owner', holds, ...(sight.owner === undefined ? {} : { owner: sight.owner }) }]
  return [...becauseOf(roles), { by: 'reach', holds, ways: [...ways[right]] }]
}
