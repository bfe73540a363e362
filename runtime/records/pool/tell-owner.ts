import { labelIn } from '../../../schemas/label.ts'
import type { Caller } from '../../caller.ts'
import { callerOfPerson } from '../../jobs/caller-of-person.ts'
import { notify } from '../../notifications/notifications.ts'
import { Refusal } from '../../refusal.ts'
import type { Runner } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import type { IdleRecord, Looking } from './idle-records.ts'
import { returnTexts } from './return-texts.ts'

/** Looks people up once for as long as it lives; somebody who is no longer active is nobody. */
export type Owners = (id: string) => Promise<Caller | undefined>

export function ownersOf(workspace: Workspace): Owners {
  const known = new Map<string, Promise<Caller | undefined>>()
  return (id) => {
    const found = known.get(id) ?? activePerson(workspace, id)
    known.set(id, found)
    return found
  }
}

async function activePerson(workspace: Workspace, id: string): Promise<Caller | undefined> {
  try {
    return await callerOfPerson(workspace, id)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

interface Telling {
  readonly looking: Looking
  readonly record: IdleRecord
  readonly what: 'soon' | 'done'
}

/** Tells an owner that a record goes back to the pool, or went, within the transaction that makes it so. */
export async function tellOwner(runner: Runner, owner: Caller | undefined, { looking, record, what }: Telling): Promise<void> {
  if (!owner) return
  const { object, days, now } = looking
  const { language } = owner.person
  const access = owner.access.object(object.name)
  const label = labelIn(object.definition.label, language, owner.plan.settings.languages[0])
  const name = access.readable.has(object.title.name) ? (record.title ?? label) : label
  const texts = returnTexts[language]
  const isSeen = what === 'soon' || access.claim || access.read === 'all'
  await notify(owner, {
    person: owner.person.id, at: now, message: null, object: object.id, record: isSeen ? record.id : null, comment: null,
    title: texts[what](name), body: what === 'soon' ? texts.soonHow : texts.doneWhy(days), mail: 'pool',
  }, runner)
}
