import type { TransactionSql } from 'postgres'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { Language } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { callerOfPerson } from '../jobs/caller-of-person.ts'
import { notify } from '../notifications/notifications.ts'
import { readRecord } from '../records/read.ts'
import { keepActive } from '../workspaces/activity.ts'
import { Refusal } from '../refusal.ts'
import type { CommentedRecord } from './comments.ts'

export interface NamedPerson {
  readonly id: string
  readonly name: string
}

interface Mentioned {
  readonly people: readonly NamedPerson[]
  /** Ids of those who have been told already. */
  readonly told?: ReadonlySet<string>
}

/** The people whom a comment calls: those who cannot come, and how to tell the others. */
interface Called {
  /** Whoever mentions them should know that they will not come. */
  readonly cannotOpen: readonly NamedPerson[]
  /** Tells the others within the transaction that writes the comment. */
  tell(tx: TransactionSql, comment: { readonly id: string; readonly body: string; readonly now: Date }): Promise<void>
}

/**
 * Finds out who of the mentioned people can open a record. Nobody is told of a record that he or she may not read, of
 * what oneself has written, or twice.
 */
export async function callMentioned(caller: Caller, record: CommentedRecord, { people, told = new Set() }: Mentioned): Promise<Called> {
  const guests = await Promise.all(people.map(async (person) => ({ person, guest: await guestOf(caller, record, person) })))
  const coming = guests.flatMap(({ guest }) => (guest && guest.who.person.id !== caller.person.id && !told.has(guest.who.person.id) ? [guest] : []))
  if (coming.length > 0) await keepActive(caller.workspace.data, caller.workspace.slug)
  return {
    cannotOpen: guests.flatMap(({ person, guest }) => (guest ? [] : [person])),
    tell: async (tx, { id, body, now }) => {
      for (const { who, seen } of coming) {
        const object = who.plan.objects.get(record.objectName)
        if (!object) continue
        const title = seen.values[object.title.name]
        await notify(caller, {
          person: who.person.id, at: now, message: null, object: object.id, record: record.id, comment: id,
          title: titleIn[who.person.language](caller.person.name, typeof title === 'string' ? title : null), body: [...body].slice(0, longestExcerpt).join(''), mail: 'mention',
        }, tx)
      }
    },
  }
}

const longestExcerpt = 500

/** What the list of notifications says, in the language of who is told. */
const titleIn: Readonly<Record<Language, (author: string, record: string | null) => string>> = {
  en: (author, record) => (record === null ? `${author} mentioned you` : `${author} mentioned you: ${record}`),
  vi: (author, record) => (record === null ? `${author} nhắc đến bạn` : `${author} nhắc đến bạn: ${record}`),
  'zh-CN': (author, record) => (record === null ? `${author}提到了你` : `${author}提到了你：${record}`),
}

/** Somebody who can open the record, and what of it he or she sees. */
interface Guest {
  readonly who: Caller
  readonly seen: RecordAnswer
}

async function guestOf({ workspace }: Caller, record: CommentedRecord, { id }: NamedPerson): Promise<Guest | undefined> {
  try {
    const who = await callerOfPerson(workspace, id)
    return { who, seen: await readRecord(who, record) }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
