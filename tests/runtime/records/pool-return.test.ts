import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addComment } from '../../../runtime/comments/comments.ts'
import { claimJob } from '../../../runtime/jobs/lease.ts'
import { JobLost, type RunningJob } from '../../../runtime/jobs/job-kind.ts'
import { workLeft } from '../../../runtime/jobs/remains.ts'
import { runJob } from '../../../runtime/jobs/run-job.ts'
import { listNotifications } from '../../../runtime/notifications/notifications.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { beginDueReturns } from '../../../runtime/records/pool/due-returns.ts'
import { poolState } from '../../../runtime/records/pool/pool-state.ts'
import { returnKind } from '../../../runtime/records/pool/return-kind.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { type JobProgress } from '../../../runtime/jobs/job-kind.ts'
import type { Caller } from '../../../runtime/caller.ts'
import { field, object, role, startTestDesign, type TestDesign, validationRule } from '../../support/publishing.ts'

const days = 10
const day = 24 * 3_600_000

const lead = object('lead', [field('name', 'text'), field('signed', 'boolean')], { pool: { returnAfterDays: days } })
const seller = role('seller', { objects: { lead: { create: true, read: 'own', update: 'own', delete: 'own' } } })

let design: TestDesign
let binh: () => Caller
let now = new Date()

beforeAll(async () => {
  design = await startTestDesign()
  Object.assign(design.workspace.ports.clock, { now: () => now })
  await design.put(lead, seller, validationRule('lead_signed_has_owner', {
    object: 'lead', refuseWhen: { and: [{ '==': [{ var: 'signed' }, true] }, { is_blank: [{ var: 'owner' }] }] }, enforce: 'always',
  }))
  await design.publish()
  binh = await design.person('Binh', [seller.id])
  await design.database.sql`insert into ws_main._person_role (person, role) values (${binh().person.id}, ${seller.id})`
})
afterAll(() => design.close())

const write = () => ({ now, cause: { root: 'person', depth: 0, via: 'test' } })
const make = (name: string, more: object = {}) => createRecord(binh(), { objectName: 'lead', values: { name, ...more }, write: write() })
const after = (time: number) => (now = new Date(now.getTime() + time))

/** A look at the pools: whether one was due, and what came of it. */
async function look(): Promise<unknown> {
  if (!(await beginDueReturns(design.workspace))) return 'not due'
  const claimed = await claimJob(design.workspace, [returnKind.kind])
  if (!claimed) throw new Error('no job was made')
  const ended = await runJob(returnKind, claimed, { stopping: new AbortController().signal, look: new EventTarget(), isDatabaseAway: () => false })
  const [row] = await design.database.sql`select result from ws_main._job where id = ${claimed.id}`
  return ended.end === 'done' ? row?.result : ended
}

const ownerOf = async (id: string) => (await readRecord(design.caller(), { objectName: 'lead', id })).values.owner
const told = async () => (await listNotifications(binh(), { limit: 100 })).items.map(({ title }) => title)

describe('a record that nobody works on', () => {
  it('is announced to its owner a day before it goes back, and goes back without an actor', async () => {
    const { id } = await make('Idle')
    expect(await look()).toEqual({ told: 0, returned: 0 })
    after((days - 1) * day - 1)
    expect(await look()).toBe('not due')
    after(1)
    expect(await look()).toEqual({ told: 1, returned: 0 })
    expect(await poolState(binh(), { objectName: 'lead', id })).toEqual({ since: null, returnsAt: new Date(now.getTime() + day).toISOString(), canClaim: false, canGiveBack: true })
    expect(await told()).toEqual(['Idle goes back to the pool tomorrow'])
    expect(await look()).toBe('not due')
    after(day)
    expect(await look()).toEqual({ told: 0, returned: 1 })
    expect(await ownerOf(id)).toBeNull()
    expect(await poolState(design.caller(), { objectName: 'lead', id })).toEqual({ since: now.toISOString(), returnsAt: null, canClaim: true, canGiveBack: false })
    const { items } = await recordHistory(design.caller(), { objectName: 'lead', id })
    expect(items[0]).toMatchObject({ actor: null, op: 'update', version: 2, changes: [{ field: 'owner', old: binh().person.id, new: null }] })
    expect(await told()).toEqual(['Idle went back to the pool', 'Idle goes back to the pool tomorrow'])
  })

  it('stays with its owner through a change or a comment by anybody, until it is idle again', async () => {
    const [changed, spokenOf] = [await make('Changed'), await make('Spoken of')]
    after((days - 1) * day)
    expect(await look()).toEqual({ told: 2, returned: 0 })
    await updateRecord(binh(), { objectName: 'lead', id: changed.id, version: 1, values: { name: 'Changed again' }, write: write() })
    await addComment(design.caller(), { objectName: 'lead', id: spokenOf.id }, { body: 'Call them in June.' })
    after(day)
    expect(await look()).toEqual({ told: 0, returned: 0 })
    after((days - 2) * day)
    expect(await look()).toEqual({ told: 2, returned: 0 })
    after(day)
    expect(await look()).toEqual({ told: 0, returned: 2 })
  })

  it('stays where a rule stands against it, and is not tried again and again', async () => {
    const { id } = await make('Signed', { signed: true })
    after((days - 1) * day)
    await look()
    after(day)
    expect(await look()).toEqual({ told: 0, returned: 0 })
    expect(await ownerOf(id)).toBe(binh().person.id)
    expect(await look()).toBe('not due')
    await updateRecord(binh(), { objectName: 'lead', id, version: 1, values: { signed: false }, write: write() })
    after(days * day)
    expect(await look()).toEqual({ told: 1, returned: 0 })
    after(day)
    expect(await look()).toEqual({ told: 0, returned: 1 })
  })
})

describe('a look at the pools', () => {
  it('that was killed goes on where it stopped: nobody is told twice, nothing goes back twice', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, (_, at) => make(`Many ${at}`)))
    after((days - 1) * day)
    await look()
    after(day)
    const before = (await told()).length
    const killedAfter = (steps: number): RunningJob => {
      let left = steps
      return {
        id: crypto.randomUUID(), workspace: design.workspace, input: { objects: [lead.id] }, cursor: null, done: 0, total: null,
        signal: new AbortController().signal, caller: () => Promise.resolve(binh()),
        advance: async (_runner, _progress: JobProgress) => {
          left -= 1
          if (left < 0) throw new JobLost()
        },
      }
    }
    await expect(returnKind.run(killedAfter(2))).rejects.toThrow(JobLost)
    expect(await look()).toEqual({ told: 0, returned: 3 })
    expect((await told()).length - before).toBe(5)
    for (const { id } of made) expect((await readRecord(design.caller(), { objectName: 'lead', id })).version).toBe(2)
  })

  it('costs a resting workspace nothing before the next record can be due', async () => {
    const [next] = await design.database.sql<{ at: string }[]>`select next_at as at from ws_main._pool_check`
    expect(new Date(next?.at ?? '').getTime()).toBe(now.getTime() + (days - 1) * day)
    const { due } = await workLeft(design.workspace)
    expect(due?.getTime()).toBeLessThanOrEqual(now.getTime() + (days - 1) * day)
    await make('Later')
    expect(await look()).toBe('not due')
  })

  it('starts anew with other days: owners are told before anything goes back', async () => {
    const { id } = await make('Old')
    after(100 * day)
    await design.put({ ...lead, pool: { returnAfterDays: 5 } })
    await design.publish()
    expect(await look()).toMatchObject({ returned: 0 })
    expect(await ownerOf(id)).toBe(binh().person.id)
    after(day)
    await look()
    expect(await ownerOf(id)).toBeNull()
  })
})
