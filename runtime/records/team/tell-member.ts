import type { Language } from '../../../schemas/label.ts'
import type { Caller } from '../../caller.ts'
import { callerOfPerson } from '../../jobs/caller-of-person.ts'
import { notify } from '../../notifications/notifications.ts'
import { Refusal } from '../../refusal.ts'
import { readRecord } from '../read.ts'
import type { TeamOf } from './team.ts'

/** Tells somebody of the record that he or she was let in to; nobody of a record that he or she cannot open, or of what oneself did. */
export async function tellMember(caller: Caller, record: TeamOf, { person, now }: { person: string; now: Date }): Promise<void> {
  if (person === caller.person.id) return
  try {
    const who = await callerOfPerson(caller.workspace, person)
    const seen = await readRecord(who, record)
    const object = who.plan.objects.get(record.objectName)
    const title = object && seen.values[object.title.name]
    await notify(caller, {
      person, at: now, message: null, object: object?.id ?? null, record: record.id, comment: null, body: '',
      title: titleIn[who.person.language](caller.person.name, typeof title === 'string' ? title : null),
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** What the list of notifications says, in the language of who is told. */
const titleIn: Readonly<Record<Language, (who: string, record: string | null) => string>> = {
  en: (who, record) => (record === null ? `${who} added you to a team` : `${who} added you to the team: ${record}`),
  vi: (who, record) => (record === null ? `${who} thêm bạn vào một nhóm` : `${who} thêm bạn vào nhóm: ${record}`),
  'zh-CN': (who, record) => (record === null ? `${who}将你加入了团队` : `${who}将你加入了团队：${record}`),
}
