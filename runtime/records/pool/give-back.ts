import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import type { Runner } from '../../storage/statement.ts'
import type { WriteContext } from '../change.ts'
import { type Gate, gateTo } from '../gate.ts'
import { type StoredRecord, storedRecord } from '../stored-record.ts'
import { inUnit } from '../unit.ts'
import { objectNamed } from './claim.ts'
import { setOwner } from './set-owner.ts'

/** A record, seen at a version, that goes to the pool. */
export interface GivingBack {
  readonly objectName: string
  readonly id: string
  readonly version: number
  readonly write: WriteContext
}

/**
 * Puts a record into its object's pool: its owner may, and who may set owners and change it. Answers the record, or null
 * when the caller sees it no more. Refuses `not-found`, `forbidden`, `stale-record` and `invalid-record`.
 */
export const giveBackRecord = (caller: Caller, given: GivingBack): Promise<RecordAnswer | null> =>
  inUnit(caller, ({ plan }) => objectNamed(plan.objects, given.objectName), (runner, current) => giveBackIn(runner, current, given))

/** The same within a transaction that holds the release for the object. */
export async function giveBackIn(runner: Runner, caller: Caller, { objectName, id, version, write }: GivingBack): Promise<RecordAnswer | null> {
  const gate = gateTo(caller, objectName, 'read')
  const stored = await storedRecord(runner, caller, { gate, id })
  if (!mayGiveBack(caller, gate, stored)) throw new Refusal('forbidden', { details: { right: 'assign', object: objectName } })
  const answer = await setOwner(runner, caller, { object: gate.object, id, version, to: null, write: { ...write, cause: { ...write.cause, via: 'give-back' } } })
  return (await isStillRead(runner, caller, { gate, id })) ? answer : null
}

async function isStillRead(runner: Runner, caller: Caller, record: { gate: Gate; id: string }): Promise<boolean> {
  if (record.gate.access.read === 'all' || record.gate.access.claim) return true
  try {
    await storedRecord(runner, caller, record)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return false
    throw error
  }
}

/** Whether the caller may put a record that he or she reads into the pool. */
export const mayGiveBack = (caller: Caller, gate: Gate, { owner, can }: StoredRecord): boolean =>
  gate.object.definition.pool !== undefined && (owner === caller.person.id || (gate.access.assign && can.update))
