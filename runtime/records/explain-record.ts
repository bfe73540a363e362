import type { ExplainAnswer } from '../../schemas/api/explain.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import { accessOf } from '../roles/access.ts'
import { heldRoles, type Told } from '../roles/grants.ts'
import { peopleToAsk } from '../roles/people-to-ask.ts'
import { otherPerson } from '../roles/view-as.ts'
import { explainFields } from './explain-fields.ts'
import { recordLayouts } from './explain-layouts.ts'
import { explainRights } from './explain-rights.ts'
import { fenced } from './fence.ts'
import { gateOf } from './gate.ts'
import { readRecord } from './read.ts'
import { type StoredRecord, storedRecord } from './stored-record.ts'

/** A record that is asked about, and the person; none = whoever asks. */
export interface ExplainWish {
  readonly objectName: string
  readonly id: string
  readonly person?: string
}

/** Somebody asks about a person's rights on a record; mostly they are one and the same. */
export interface Explaining {
  readonly asker: Caller
  readonly subject: Caller
  readonly object: ObjectPlan
}

/** What asker and person see of the record, by the gate through which it is read. */
export interface Sight {
  /** Whether the asker sees the record, in use or in the recycle bin. */
  readonly isSeen: boolean
  /** Its id, where the asker sees it in use. */
  readonly seen?: string
  readonly isInBin: boolean
  /** Whether the person reaches it; null where the asker may not know. */
  readonly isReached: boolean | null
  /** The record as it is stored, if both reach it. */
  readonly stored: StoredRecord | undefined
  /** Its owner, where the asker may know. */
  readonly owner: { readonly id: string; readonly name: string } | null | undefined
}

/**
 * Says why a person can or cannot see and change a record and each of its fields. Verdicts are those of the gate that
 * reads and writes; roles are told by what each of them would give alone. To an asker who does not see the record the
 * answer tells of rights and of nothing that the record holds, and a missing record is answered like a hidden one.
 * Refuses `forbidden` for another person without the right to manage people or to design, and `not-found` for an
 * object or a record of which the asker would know that there is none.
 */
export const explainRecord = (caller: Caller, wish: ExplainWish): Promise<ExplainAnswer> =>
  fenced(caller, async (current) => explainTo(current, await subjectOf(current, wish.person), wish))

/** The same about somebody whose rights are known. */
export async function explainTo(asker: Caller, subject: Caller, { objectName, id }: ExplainWish): Promise<ExplainAnswer> {
  const object = objectKnownTo(asker, objectName)
  const explaining: Explaining = { asker, subject, object }
  const sight = await sightOf(explaining, id)
  const told: Told = { plan: asker.plan, access: subject.access, language: asker.person.language }
  const rights = await explainRights(explaining, told, sight)
  const layouts = await recordLayouts(explaining, sight)
  const { id: person, name } = subject.person
  return {
    person: { id: person, name },
    roles: heldRoles(told),
    seen: sight.isSeen,
    rights,
    fields: [...explainFields(explaining, { told, rights, layouts })],
    layouts: layouts.map(({ shown }) => shown),
    ask: [...(await peopleToAsk(asker))],
  }
}

/** The person as a caller. Refuses `forbidden` and `not-found`. */
export async function subjectOf(asker: Caller, person: string | undefined): Promise<Caller> {
  if (person === undefined || person === asker.person.id) return asker
  if (!asker.access.system.has('people') && !asker.access.system.has('design')) throw new Refusal('forbidden', { details: { right: 'people' } })
  const other = await otherPerson(asker, person)
  return { ...asker, person: other.person, access: accessOf(asker.plan, other.roles) }
}

/** The object of this name. Refuses `not-found` where the asker may not know of one. */
export function objectKnownTo(asker: Caller, name: string): ObjectPlan {
  const object = asker.plan.objects.get(name)
  if (!object || !isObjectKnown(asker, name)) throw new Refusal('not-found')
  return object
}

/** Whether somebody may know of an object: by a right on it, or because he or she designs. */
export function isObjectKnown({ access }: Caller, name: string): boolean {
  const { read, create } = access.object(name)
  return read !== false || create || access.system.has('design')
}

async function sightOf({ asker, subject, object }: Explaining, id: string): Promise<Sight> {
  const seen = await reached(asker, object, id)
  const stored = asker === subject ? seen : seen && (await reached(subject, object, id))
  if (seen) return { isSeen: true, seen: seen.id, isInBin: false, isReached: stored !== undefined, stored, owner: object.parent ? undefined : ownerOf(seen) }
  const { read } = asker.access.object(object.name)
  const isInBin = Boolean(read) && (await foundOr(() => readRecord(asker, { objectName: object.name, id, deleted: true }))) !== undefined
  if (!isInBin && read === 'all') throw new Refusal('not-found')
  return { isSeen: isInBin, isInBin, isReached: isInBin || asker === subject ? false : null, stored: undefined, owner: undefined }
}

const reached = async (caller: Caller, object: ObjectPlan, id: string): Promise<StoredRecord | undefined> =>
  caller.access.object(object.name).read ? foundOr(() => storedRecord(caller.workspace.data.sql, caller, { gate: gateOf(caller, object), id })) : undefined

async function foundOr<Found>(look: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined
    throw error
  }
}

const ownerOf = ({ owner, titles }: StoredRecord): Sight['owner'] => (owner === null ? null : { id: owner, name: titles['owner'] ?? '' })
