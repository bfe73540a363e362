import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { enqueueJob } from '../../../runtime/jobs/enqueue-job.ts'
import { startTestApp, type TestApp } from '../../support/server.ts'

const jobs = '/api/w/main/jobs'

let test: TestApp

beforeAll(async () => {
  test = await startTestApp()
})

afterAll(() => test.close())

const enqueue = async (kind: string): Promise<string> => {
  const caller = await test.parts.identity.callerIn('main', test.admin.account)
  return (await enqueueJob(caller, { kind, input: {} })).id
}

it('are listed page by page, newest first', async () => {
  const ids: string[] = []
  for (let each = 0; each < 5; each += 1) {
    ids.push(await enqueue('paged'))
    // Jobs of one millisecond stand in any order.
    await sleep(5)
  }
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await test.admin.get(`${jobs}?kind=paged&limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    if (body.next === null) break
    cursor = body.next
  }
  expect(seen).toEqual(ids.toReversed())
})

it('say what went wrong in words, cancelled again or not', async () => {
  const id = await enqueue('failing')
  await test.database.sql`update ws_main._job set state = 'failed', problem = ${JSON.stringify({ code: 'job-given-up' })}::text::jsonb where id = ${id}`
  const [read, cancelled] = [await test.admin.get(`${jobs}/${id}`), await test.admin.delete(`${jobs}/${id}`)]
  expect(read.body.problem).toMatchObject({ code: 'job-given-up', title: expect.stringMatching(/\w+ \w+/) })
  expect(cancelled.body).toEqual(read.body)
})
