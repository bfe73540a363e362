import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../../schemas/ids.ts'
import { cancelJob } from '../../../runtime/jobs/cancel-job.ts'
import { readJob } from '../../../runtime/jobs/find-jobs.ts'
import type { JobKind, RunningJob } from '../../../runtime/jobs/job-kind.ts'
import { startImport } from '../../../runtime/imports/start-import.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { createJobRunner, type JobRunner } from '../../../server/jobs/job-runner.ts'
import { columnsFor, finished, kind, startTestImports, type TestImports } from '../../support/importing.ts'
import { logged } from '../../support/logged.ts'
import { field, object } from '../../support/publishing.ts'

let imports: TestImports
let advanced: (job: RunningJob, call: number) => Promise<void>

const item = object('item', [field('name', 'text'), field('amount', 'integer'), field('number', 'autonumber', { pattern: '{000000}' })])
const keyed = object('keyed', [field('name', 'text'), field('code', 'text')], { unique: [{ id: newId('unique'), fields: ['code'] }] })

/** Imports whose progress can be disturbed: what `advanced` does happens within the transaction of the batch. */
const disturbed: JobKind = {
  ...kind,
  run: (job) => {
    let call = 0
    return kind.run({
      ...job,
      advance: async (runner, progress) => {
        call += 1
        await advanced(job, call)
        return job.advance(runner, progress)
      },
    })
  },
}

beforeAll(async () => {
  imports = await startTestImports([disturbed])
  await imports.put(item, keyed)
  await imports.publish()
})

beforeEach(async () => {
  advanced = async () => undefined
  await imports.database.sql`delete from ws_main.item`
  await imports.database.sql`delete from ws_main.keyed`
})

afterAll(async () => {
  await imports.runner.stop()
  await imports.close()
})

const rows = 12_000
const text = `name,amount\n${Array.from({ length: rows }, (_, index) => `Row ${index},${index % 100 === 7 ? 'bad' : index}`).join('\n')}\n`

async function begin(content = text): Promise<string> {
  const caller = imports.caller()
  const mapping = { columns: columnsFor(imports.caller().plan.objects.get('item')?.definition ?? item, [['name', 'name'], ['amount', 'amount']]) }
  const { id } = await startImport(caller, { file: await imports.upload(content), object: 'item', mode: 'insert', mapping })
  imports.runner.wake('main')
  return id
}

/** Every row that is fine is there once, each with its own number, and the range entries tell of exactly these. */
async function expectEachRowOnce(job: string): Promise<void> {
  const [counted] = await imports.database.sql`select count(*)::int as all, count(distinct name)::int as names, count(distinct number)::int as numbers from ws_main.item`
  expect(counted).toEqual({ all: rows - 120, names: rows - 120, numbers: rows - 120 })
  const [told] = await imports.database.sql`select sum((bulk->>'count')::int)::int as count from ws_main._change where bulk->>'job' = ${job}`
  expect(told).toEqual({ count: rows - 120 })
  const [ranges] = await imports.database.sql`select count(*)::int as count from ws_main.item i join ws_main._change c on c.bulk->>'job' = ${job} and i.id between (c.bulk->>'first')::uuid and (c.bulk->>'last')::uuid`
  expect(ranges).toEqual({ count: rows - 120 })
  expect(await imports.rejected(job)).toHaveLength(120)
}

const expire = (job: string) => imports.database.sql`update ws_main._job set lease_until = now() - interval '1 second' where id = ${job}`

test('takes each row once when its worker dies in the middle of a batch', async () => {
  let died = false
  // The second batch is written, but its process ends before the commit: nothing of it is kept.
  advanced = async (_, call) => {
    if (call !== 3 || died) return
    died = true
    throw new Error('the process was killed')
  }
  const id = await begin()
  await expect.poll(async () => (await readJob(imports.caller(), id)).state, { timeout: 20_000 }).toBe('failed')
  expect((await readJob(imports.caller(), id)).counts).toEqual({ created: 4_950, updated: 0, unchanged: 0, rejected: 50 })
  // A killed process reports nothing: its job still runs, until the lease is over.
  await imports.database.sql`update ws_main._job set state = 'running', problem = null, finished_at = null where id = ${id}`
  await expire(id)
  imports.runner.wake('main')
  expect(await finished(imports.caller(), id)).toMatchObject({ state: 'done', done: rows, total: rows, result: { created: rows - 120, rejected: 120 } })
  await expectEachRowOnce(id)
})

test('keeps nothing of a worker that comes back after another took over', async () => {
  let release: () => void = () => undefined
  const stuck = new Promise<void>((resolve) => {
    release = resolve
  })
  let isFirst = true
  const reached = new Promise<void>((resolve) => {
    advanced = async (_, call) => {
      if (call !== 3 || !isFirst) return
      isFirst = false
      resolve()
      await stuck
    }
  })
  const id = await begin()
  await reached
  await expire(id)
  const second: JobRunner = createJobRunner({ data: imports.database.data, workspaces: imports.workspaces, kinds: [disturbed], log: logged(imports.log) })
  second.wake('main')
  // The second worker waits for nobody: the numbers that the first one holds are given back when its session ends.
  release()
  expect(await finished(imports.caller(), id)).toMatchObject({ state: 'done', result: { created: rows - 120, rejected: 120 } })
  await second.stop()
  await expectEachRowOnce(id)
})

test('stops at once when it is cancelled, and keeps what was committed', async () => {
  advanced = async (job, call) => {
    if (call === 3) await cancelJob(imports.caller(), job.id)
  }
  const id = await begin()
  expect(await finished(imports.caller(), id)).toMatchObject({ state: 'cancelled', counts: { created: 4_950, rejected: 50 } })
  await imports.runner.stop()
  const [stored] = await imports.database.sql`select count(*)::int from ws_main.item`
  expect(stored).toEqual({ count: 4_950 })
  const { data } = imports.database
  Object.assign(imports, { runner: createJobRunner({ data, workspaces: imports.workspaces, kinds: [disturbed], log: logged(imports.log) }) })
})

test('goes on under the release that was published meanwhile', async () => {
  let release = 0
  advanced = async (_, call) => {
    if (call !== 2) return
    const renamed = await imports.get('object', 'item')
    await imports.put({ ...renamed, fields: renamed.fields.map((each) => (each.name === 'amount' ? { ...each, name: 'quantity' } : each)) })
    // The switch waits for the batch, which waits for nobody: it is published before the next one.
    void imports.publish().then((number) => {
      release = number
    })
  }
  const id = await begin()
  expect(await finished(imports.caller(), id)).toMatchObject({ state: 'done', result: { created: rows - 120 } })
  await expect.poll(() => release, { timeout: 10_000 }).toBeGreaterThan(2)
  const [sum] = await imports.database.sql`select sum(quantity)::int as sum, count(distinct name)::int as names from ws_main.item`
  const amounts = Array.from({ length: rows }, (_, index) => (index % 100 === 7 ? 0 : index))
  expect(sum).toEqual({ sum: amounts.reduce((a, b) => a + b), names: rows - 120 })
})

test('finds the one row that somebody else made first, and takes the others', async () => {
  const caller = imports.caller()
  const content = `name,code\n${Array.from({ length: 200 }, (_, index) => `N${index},C${index}`).join('\n')}\n`
  const mapping = { columns: columnsFor(keyed, [['name', 'name'], ['code', 'code']]) }
  const file = await imports.upload(content)
  let id = ''
  await imports.database.sql.begin(async (sql) => {
    await sql`insert into ws_main.keyed (id, name, code) values (gen_random_uuid(), 'Mine', 'C77')`
    id = (await startImport(caller, { file, object: 'keyed', mode: 'insert', mapping })).id
    imports.runner.wake('main')
    // The import has found nobody with this code and now waits to see whether this transaction stays.
    await expect
      .poll(async () => (await imports.database.data.sql`select 1 from pg_locks where locktype = 'transactionid' and not granted`).length, { timeout: 10_000 })
      .toBeGreaterThan(0)
  })
  expect(await finished(caller, id)).toMatchObject({ state: 'done', result: { created: 199, rejected: 1 } })
  expect(await imports.rejected(id)).toMatchObject([{ line: 79, issues: [{ code: 'value-taken', path: '/values/code' }] }])
  const [any] = await imports.database.sql<{ id: string }[]>`select id from ws_main.keyed where code = 'C150'`
  expect((await recordHistory(caller, { objectName: 'keyed', id: any?.id ?? '' })).items).toMatchObject([{ op: 'create', changes: expect.arrayContaining([expect.objectContaining({ field: 'code', new: 'C150' })]) }])
})
