import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantDataRole } from '../../../runtime/storage/migrator.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { clearAway } from '../../../runtime/flows/work/clear-away.ts'
import { visitFlows } from '../../../runtime/flows/work/visit-flows.ts'
import { stepRuns } from '../../../runtime/flows/work/step-runs.ts'
import { expectFlowWork } from '../../../runtime/flows/work/wake-flows.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { dataRole } from '../../support/database.ts'
import { byHand, beginRun, startWorker, storeVersion, until } from '../../support/flow-runs.ts'
import { startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
let workers: ReturnType<typeof startWorker>[]
let record: string
const sql = () => design.database.sql

beforeAll(async () => {
  design = await startTestDesign()
  await grantDataRole(design.database.owner.sql, 'tessera', dataRole)
  await design.put({
    kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
    fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }] as never,
  } as never)
  await design.publish()
  record = (await createRecord(design.caller(), { objectName: 'deal', values: { name: 'One' }, write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } })).id
  workers = [startWorker(design), startWorker(design)]
})

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await design.close()
})

const statusOf = async (run: string): Promise<string | undefined> => (await sql()<{ status: string }[]>`select status from ws_main._run where id = ${run}`)[0]?.status

/** A run whose token stands nowhere; a sweep may be quicker than the hand that breaks it. */
async function brokenRun(version: string, flow: string): Promise<string> {
  for (;;) {
    const run = await beginRun(design, { version, flow, record })
    const broken = await sql()`update ws_main._token set node = 'nod_gone' where run = ${run} and state = 'ready' returning run`
    if (broken.length > 0) return run
  }
}

describe('workers', () => {
  it('bring a run on as soon as they are woken', async () => {
    const version = await storeVersion(design, drawn('start > change > end'))
    const run = await beginRun(design, { version, flow: 'flw_000000000001', record })
    workers[0]?.wake('main')
    expect(await until(() => statusOf(run), (status) => status === 'completed')).toBe('completed')
    expect(await sql()`select name from ws_main.deal where id = ${record}`).toEqual([{ name: 'y' }])
  })

  it('find by themselves what nobody told them of', async () => {
    const version = await storeVersion(design, drawn('start > end'))
    await expectFlowWork(design.workspace)
    const run = await beginRun(design, { version, flow: 'flw_000000000001', record })
    expect(await until(() => statusOf(run), (status) => status === 'completed')).toBe('completed')
  })

  it('tell each of a thousand runs once that its time has come', async () => {
    const version = await storeVersion(design, drawn('start > wait > set > end'))
    const run = await beginRun(design, { version, flow: 'flw_000000000002', record })
    workers[0]?.wake('main')
    await until(() => sql()`select 1 from ws_main._timer where run = ${run}`, (rows) => rows.length === 1)
    await sql().unsafe(copies, [run])
    await sql()`update ws_main._timer set due_at = now() - interval '1 second'`
    for (const worker of workers) worker.wake('main')
    await until(() => sql()`select count(*)::int as done from ws_main._run where flow = 'flw_000000000002' and status = 'completed'`, ([row]) => row?.['done'] === 1_000)
    const told = await sql()`select count(*)::int as rows, count(taken_at)::int as taken from ws_main._inbox where run in (select id from ws_main._run where flow = 'flw_000000000002')`
    expect(told).toEqual([{ rows: 1_000, taken: 1_000 }])
    expect(await sql()`select distinct rev from ws_main._run where flow = 'flw_000000000002'`).toEqual([{ rev: 2 }])
    expect(await sql()`select count(*)::int as left from ws_main._timer`).toEqual([{ left: 0 }])
  }, 120_000)

  it('leave a run alone for a while that they cannot bring on, and go on with the others', async () => {
    const version = await storeVersion(design, drawn('start > end'))
    const broken = await brokenRun(version, 'flw_000000000003')
    const run = await beginRun(design, { version, flow: 'flw_000000000003', record })
    workers[0]?.wake('main')
    expect(await until(() => statusOf(run), (status) => status === 'completed')).toBe('completed')
    await until(async () => workers.flatMap(({ troubles }) => troubles), (troubles) => troubles.length > 0)
    expect(workers.flatMap(({ troubles }) => troubles)[0]).toMatchObject({ level: 'error', fields: { run: broken, workspace: 'main' } })
  })

  it('take away what runs were told and have sent, a day after their end, and nothing of others', async () => {
    const version = await storeVersion(design, drawn('start > end'))
    const [old, fresh] = [await beginRun(design, { version, flow: 'flw_000000000004', record }), await beginRun(design, { version, flow: 'flw_000000000004', record })]
    workers[0]?.wake('main')
    await until(() => sql()`select 1 from ws_main._run where id in (${old}, ${fresh}) and status = 'completed'`, (rows) => rows.length === 2)
    for (const run of [old, fresh]) {
      await sql()`insert into ws_main._inbox (run, key, row, taken_at) values (${run}, 'told', '{}', now())`
      await sql()`insert into ws_main._outbox (run, key, node, effect, state, next_at) values (${run}, 'sent', 'n', '{}', 'done', now()), (${run}, 'refused', 'n', '{}', 'refused', now())`
    }
    await sql()`update ws_main._run set ended_at = now() - interval '25 hours' where id = ${old}`
    // A process that has not looked yet.
    await clearAway({ ...design.workspace }, byHand())
    expect(await sql()`select run, key from ws_main._outbox where run in (${old}, ${fresh}) order by run = ${old}, key`).toEqual([{ run: fresh, key: 'refused' }, { run: fresh, key: 'sent' }, { run: old, key: 'refused' }])
    expect(await sql()`select run from ws_main._inbox where run in (${old}, ${fresh})`).toEqual([{ run: fresh }])
  })

  it('hear of a timer that is due before the next sweep', async () => {
    const flow = drawn('start > wait > end')
    const run = await beginRun(design, { version: await storeVersion(design, flow), flow: flow.id, record })
    const heard: number[] = []
    const visit = () => visitFlows(design.workspace, byHand({ wakeIn: (milliseconds) => void heard.push(milliseconds), trouble: () => undefined }))
    await visit()
    expect(heard).toEqual([])
    await sql()`update ws_main._timer set due_at = now() + interval '800 ms' where run = ${run}`
    await visit()
    expect(heard[0]).toBeGreaterThan(0)
    expect(heard[0]).toBeLessThanOrEqual(800)
    // A timer of the process may come a moment before the database's clock says so: the worker would look again.
    await new Promise((done) => setTimeout(done, (heard[0] ?? 0) + 20))
    await visit()
    expect(await statusOf(run)).toBe('completed')
  })

  it('bring a run to the desk that they cannot bring on again and again: what fails there fails alone', async () => {
    const flow = drawn('start > split; split.a > wait > all > end; split.b > set > all', { wait: { for: { days: 1_000_000_000 } } })
    const run = await beginRun(design, { version: await storeVersion(design, flow), flow: flow.id, record })
    const tired = { now: () => [], failed: () => 5, went: () => undefined }
    const step = () => stepRuns(design.workspace, byHand({ resting: tired, trouble: () => undefined }))
    await until(() => step().then(() => statusOf(run)), (status) => status === 'suspended')
    expect(await sql()`select node, code from ws_main._incident where run = ${run}`).toEqual([{ node: flow.nodes.find(({ key }) => key === 'wait')?.id, code: 'run.server-fault' }])
    expect(await sql()`select node from ws_main._token where run = ${run} and state = 'waiting'`).toEqual([{ node: flow.nodes.find(({ key }) => key === 'all')?.id }])
  })
})

/** 999 more runs that wait as the first one does. */
const copies = `with more as (select gen_random_uuid() as id from generate_series(1, 999)),
  runs as (insert into ws_main._run (id, flow, version, object, record, status, state, rev, ready, started_by, occasion, cause)
    select more.id, r.flow, r.version, r.object, r.record, r.status, r.state, r.rev, r.ready, r.started_by, 'hand:' || more.id, r.cause from more, ws_main._run r where r.id = $1),
  tokens as (insert into ws_main._token select more.id, t.id, t.node, t.edge, t.activation, t.state, t.seq, t.visit, t.since from more, ws_main._token t where t.run = $1),
  waits as (insert into ws_main._wait select more.id, w.id, w.token, w.node, w.kind, w.state, w.tasks, w.timers from more, ws_main._wait w where w.run = $1)
  insert into ws_main._timer select more.id, t.wait, t.key, t.due_at from more, ws_main._timer t where t.run = $1`
