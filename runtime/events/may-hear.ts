import type { Caller } from '../caller.ts'
import { readRecord } from '../records/read.ts'
import { Refusal } from '../refusal.ts'
import type { News } from './read-news.ts'

/** Records that are looked at for one person at a time, whether they may be read: who reaches some records only asks anew after that. */
const mostLooks = 20

/** Judges what one person hears of news that come together. */
export function hearing(caller: Caller): (news: News) => Promise<Heard | undefined> {
  let looks = 0
  return (news) => heardBy(caller, news, () => (looks += 1) <= mostLooks)
}

type Heard = Readonly<Record<string, unknown>>

/** What somebody is told of it: ids alone, and nothing of what that one may not see. Undefined where it is not for the caller. */
async function heardBy(caller: Caller, { event, data, to }: News, mayLook: () => boolean): Promise<Heard | undefined> {
  if (to.kind === 'record') return heardOfRecord(caller, { data, ...to }, mayLook)
  const isMeant = to.people.includes(caller.person.id) || (to.kind === 'flows' && (caller.access.system.has('design') || caller.access.system.has('publish')))
  return isMeant ? { ...data, event } : undefined
}

async function heardOfRecord(caller: Caller, { data, object: id, record }: { data: News['data']; object: string; record: string }, mayLook: () => boolean): Promise<Heard | undefined> {
  const object = caller.plan.objectsById.get(id)
  const { read } = caller.access.object(object?.name ?? '')
  if (!object || !read) return undefined
  const told = { ...data, object: object.name, event: 'record' }
  if (read === 'all') return told
  if (!mayLook()) return undefined
  try {
    await readRecord(caller, { objectName: object.name, id: record })
    return told
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
