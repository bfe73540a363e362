import { setTimeout as wait } from 'node:timers/promises'
import { callerOfPerson } from '../jobs/caller-of-person.ts'
import type { JobKind, RunningJob } from '../jobs/job-kind.ts'
import type { OutgoingMail } from '../ports.ts'
import { readRecord } from '../records/read.ts'
import { Refusal } from '../refusal.ts'
import { mailJob } from './mail-job.ts'
import { letterOf } from './letter.ts'

/**
 * Sends one notification by e-mail, to who wants it and may still read what it is about. A mail server that declines is
 * asked again; a mail that was under way when its process ended is not sent again: nobody hears a thing twice.
 */
export const mailKind: JobKind = {
  kind: mailJob,
  atOnce: 2,
  run: async (job) => {
    if (job.cursor !== null) return { sent: null }
    const mail = await letterFor(job)
    if (!mail) return { sent: false }
    await deliver(job, mail)
    return { sent: true }
  },
}

/** Milliseconds before each further try. */
const pauses = [5_000, 30_000, 120_000, 600_000]

async function deliver(job: RunningJob, mail: OutgoingMail): Promise<void> {
  const { data, ports } = job.workspace
  for (const pause of [...pauses, undefined]) {
    await job.advance(data.sql, { cursor: 'under way' })
    try {
      return await ports.mail.send(mail)
    } catch (error) {
      await job.advance(data.sql, { cursor: null })
      if (pause === undefined) throw error
      await wait(pause, undefined, { signal: job.signal })
    }
  }
}

interface Told {
  readonly person: string
  readonly object: string | null
  readonly record: string | null
  readonly comment: string | null
  readonly task: string | null
  readonly title: string
  readonly body: string
  readonly email: string | null
  readonly unmailed: readonly string[]
}

/** Nothing where the person has no address (any more), does not want it, or may no longer read what it is about. */
async function letterFor(job: RunningJob): Promise<OutgoingMail | undefined> {
  // Only `notify` enqueues this kind.
  const { notification: id, kind } = job.input as { notification: string; kind: string }
  const { workspace } = job
  const { sql } = workspace.data
  const schema = sql(workspace.schema)
  const [told] = await sql<Told[]>`select n.person, n.object, n.record, n.comment, n.task, n.title, n.body, p.email, p.unmailed
    from ${schema}._notification n join ${schema}._person p on p.id = n.person where n.id = ${id}`
  if (!told || told.email === null || told.unmailed.includes(kind)) return undefined
  try {
    const reader = await callerOfPerson(workspace, told.person)
    const object = told.object === null ? undefined : reader.plan.objectsById.get(told.object)?.name
    if (told.record !== null && object === undefined) return undefined
    // Who has a task sees of its record what the step shows.
    if (told.task === null && told.record !== null && object !== undefined) await readRecord(reader, { objectName: object, id: told.record })
    const link = workspace.ports.linkTo({ workspace: workspace.slug, object: object ?? null, record: told.record, comment: told.comment, task: told.task })
    return { id, to: told.email, ...letterOf({ ...told, link, language: reader.person.language }) }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
