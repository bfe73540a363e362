import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { addComment } from '../../../runtime/comments/comments.ts'
import { type JobKind, JobLost } from '../../../runtime/jobs/job-kind.ts'
import { claimJob } from '../../../runtime/jobs/lease.ts'
import { runJob } from '../../../runtime/jobs/run-job.ts'
import { chooseMail, mailChoice } from '../../../runtime/notifications/mail-kinds.ts'
import { mailKind } from '../../../runtime/notifications/mail-notification.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { grantDataRole } from '../../../runtime/storage/migrator.ts'
import { dataRole } from '../../support/database.ts'
import type { TestPorts } from '../../support/ports.ts'
import { field, object, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { write } from '../records/workspace.ts'

const reader = role('reader', { objects: { deal: { read: 'all' } } })

let design: TestDesign
let binh: Caller
let deal: { objectName: string; id: string }

beforeAll(async () => {
  design = await startTestDesign()
  await grantDataRole(design.database.owner.sql, 'tessera', dataRole)
  await design.put(object('deal', [field('name', 'text')]), reader)
  await design.publish()
  binh = (await design.person('Bình', [reader.id]))()
  await design.database.sql`insert into ws_main._person_role (person, role) values (${binh.person.id}, ${reader.id})`
  await design.database.sql`update ws_main._person set email = 'binh@example.com', language = 'vi' where id = ${binh.person.id}`
  const { id } = await createRecord(design.caller(), { objectName: 'deal', values: { name: 'Gia hạn <A>' }, write: write() })
  deal = { objectName: 'deal', id }
})
afterAll(() => design.close())

// The ports of tests keep what they are given to send.
const mails = () => (design.workspace.ports as TestPorts).mails.splice(0)
const mention = () => addComment(design.caller(), deal, { body: '@Bình xem giúp\n<b>nhé</b>', mentions: [binh.person.id] })

async function send(with_: JobKind = mailKind): Promise<string> {
  const claimed = await claimJob(design.workspace, [mailKind.kind])
  if (!claimed) return 'nothing to send'
  return (await runJob(with_, claimed, { stopping: new AbortController().signal, look: new EventTarget(), isDatabaseAway: () => false })).end
}

describe('a mention', () => {
  it('is sent to the person in his or her language, with the way to the comment', async () => {
    const { comment } = await mention()
    expect(await send()).toBe('done')
    const [mail, ...more] = mails()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ to: 'binh@example.com', subject: expect.stringMatching(/nhắc đến bạn: Gia hạn <A>$/) })
    expect(mail?.text).toContain(`Mở: https://crm.example.com/w/main/work/records/deal/${deal.id}#comment-${comment.id}`)
    expect(mail?.html).not.toContain('<b>nhé')
  })

  it('is not sent again after the process ended while it was under way', async () => {
    await mention()
    const killed: JobKind = {
      ...mailKind,
      run: async (job) => {
        await mailKind.run(job)
        throw new JobLost()
      },
    }
    expect(await send(killed)).toBe('lost')
    expect(mails()).toHaveLength(1)
    await design.database.sql`update ws_main._job set lease_until = now() - interval '1 second' where state = 'running'`
    expect(await send()).toBe('done')
    expect(mails()).toEqual([])
  })

  it('is not sent to who does not want it, or may no longer read the record', async () => {
    expect(await mailChoice(binh)).toEqual({ address: 'binh@example.com', kinds: { mention: true, pool: true, task: true, flow: true } })
    await chooseMail(binh, { mention: false, pool: true, task: true, flow: true })
    await mention()
    expect(await send()).toBe('nothing to send')
    await chooseMail(binh, { mention: true, pool: true, task: true, flow: true })
    await mention()
    await design.database.sql`delete from ws_main._person_role where person = ${binh.person.id}`
    expect(await send()).toBe('done')
    expect(mails()).toEqual([])
  })
})
