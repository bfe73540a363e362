import type { Caller } from '../caller.ts'
import { readRecord } from '../records/read.ts'
import { Refusal } from '../refusal.ts'
import type { News } from './read-news.ts'

/** What somebody is told of it: ids alone, and nothing of what that one may not see. Undefined where it is not for the caller. */
export async function heardBy(caller: Caller, { event, data, to }: News): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (to.kind === 'record') return await heardOfRecord(caller, data, to)
  const isMeant = to.people.includes(caller.person.id) || (to.kind === 'flows' && (caller.access.system.has('design') || caller.access.system.has('publish')))
  return isMeant ? { ...data, event } : undefined
}

async function heardOfRecord(caller: Caller, data: News['data'], { object: id, record }: { object: string; record: string }): Promise<Readonly<Record<string, unknown>> | undefined> {
  const object = caller.plan.objectsById.get(id)
  const { read } = caller.access.object(object?.name ?? '')
  if (!object || !read) return undefined
  const told = { ...data, object: object.name, event: 'record' }
  if (read === 'all') return told
  try {
    await readRecord(caller, { objectName: object.name, id: record })
    return told
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
