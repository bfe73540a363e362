import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importKind } from '../../../runtime/imports/import-kind.ts'
import { startImport } from '../../../runtime/imports/start-import.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { beginStarts } from '../../../runtime/flows/runs/begin-starts.ts'
import { claimEvents } from '../../../runtime/flows/triggers/claim-events.ts'
import { wouldHaveStarted } from '../../../runtime/flows/triggers/would-have-started.ts'
import { flowsDue } from '../../../runtime/flows/work/flows-due.ts'
import type { Worker } from '../../../runtime/flows/work/duty.ts'
import { createResting } from '../../../runtime/flows/work/duty.ts'
import { stepRuns } from '../../../runtime/flows/work/step-runs.ts'
import type { JobKind } from '../../../runtime/jobs/job-kind.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { newId } from '../../../schemas/ids.ts'
import { createJobRunner } from '../../../server/jobs/job-runner.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { finished, startTestImports, type TestImports } from '../../support/importing.ts'
import { logged } from '../../support/logged.ts'
import { field, object } from '../../support/publishing.ts'

const deal = object('deal', [field('name', 'text', { required: true }), field('amount', 'integer')], { unique: [{ id: newId('unique'), fields: ['name'] }] })
const sum = object('sum', [field('name', 'text'), field('count', 'integer'), field('created', 'integer'), field('updated', 'integer')])
const when = { '>': [{ var: 'record.amount' }, 100] }
const trigger = { type: 'record', object: 'deal', on: ['create', 'update'], bulk: 'once', when }
const set = { name: { var: 'batch.file' }, count: { var: 'batch.count' }, created: { var: 'batch.created' }, updated: { var: 'batch.updated' } }

/** Writes down what it has been told of the records that started it. */
const summing: FlowDefinition = { ...drawn('start > create_record > notify > end', { create_record: { object: 'sum', set }, notify: { message: 'news', to: [{ by: 'person', person: { var: 'requester' } }] } }), id: newId('flow'), name: 'summing', trigger }

const news = {
  kind: 'message', format: 1, id: newId('message'), name: 'news', label: 'News', object: 'deal', channels: ['in_app'],
  subject: { en: '{{ batch.count }} big deals' }, body: { en: '{{ batch.created }} new, {{ batch.updated }} changed, {{ batch.file }}: {{ link }}' },
} as never

const columns = [{ column: 'name', field: deal.fields[0]?.id ?? '' }, { column: 'amount', field: deal.fields[1]?.id ?? '' }]
const mapping = { columns }
const rowsOf = (count: number, name: string, amount = (index: number) => index) => ['name,amount', ...Array.from({ length: count }, (_, index) => `${name} ${index},${amount(index)}`)].join('\n')

let imports: TestImports
beforeAll(async () => {
  // Only runners of the tests' own take jobs here.
  imports = await startTestImports([])
  await imports.put(deal, sum, summing, news)
  await imports.publish()
})
afterAll(() => imports.close())

const worker: Worker = { wakeIn: () => undefined, stopping: new AbortController().signal, resting: createResting(), trouble: (error) => { throw error } }
const visit = async () => {
  for (let done = 1; done > 0; ) done = (await beginStarts(imports.workspace, worker)) + (await claimEvents(imports.workspace)) + (await stepRuns(imports.workspace, worker))
}
const sums = () => imports.database.sql<{ name: string | null; count: number }[]>`select name, count::int, created::int, updated::int from ws_main.sum order by created_at, id`
const runs = () => imports.database.sql<{ occasion: string; record: string | null }[]>`select split_part(occasion, ':', 1) as occasion, record, started_by is not null as person from ws_main._run order by started_at, id`
const runnerOf = (kind: JobKind) => createJobRunner({ data: imports.database.data, workspaces: imports.workspaces, kinds: [kind], log: logged([]) })
const kind = importKind({ addressOfErrors: () => '' })

describe('a flow that an import starts once', () => {
  it('starts once it is written to the end, however often its work is broken off', async () => {
    const file = await imports.upload(rowsOf(5_600, 'deal'), imports.caller(), 'leads.csv')
    const { id } = await startImport(imports.caller(), { file, object: 'deal', mode: 'insert', mapping })
    let commits = 0
    const broken: JobKind = {
      ...kind,
      // Gone as if it were killed, behind the first and behind the second batch.
      run: (job) => kind.run({ ...job, advance: async (runner, progress) => {
        await job.advance(runner, progress)
        if (progress.cursor !== undefined && (commits += 1) > 1) throw new Error('killed')
      } }),
    }
    const first = runnerOf(broken)
    first.start()
    for (let tries = 0; commits < 2 && tries < 200; tries += 1) await new Promise((done) => setTimeout(done, 25))
    await first.stop()
    await imports.database.sql`update ws_main._job set state = 'running', finished_at = null, problem = null, lease_until = now() - interval '1 second' where id = ${id}`
    await visit()
    expect(await imports.database.sql`select count(*)::int as stored from ws_main.deal`).toEqual([{ stored: 5_000 }])
    expect(await runs()).toEqual([])
    // The workspace is looked after although nothing of the flow is ready.
    expect((await flowsDue(imports.workspace))?.getTime()).toBeLessThanOrEqual(Date.now())
    const second = runnerOf(kind)
    second.start()
    // Events are taken while the import goes on.
    const visiting = visit()
    expect(await finished(imports.caller(), id)).toMatchObject({ state: 'done', result: { created: 5_600 } })
    await second.stop()
    await visiting
    await Promise.all([visit(), visit()])
    await visit()
    expect(await runs()).toEqual([{ occasion: 'import', record: null, person: true }])
    expect(await sums()).toEqual([{ name: 'leads.csv', count: 5_499, created: 5_499, updated: 0 }])
    // The link leads to the list.
    expect(await imports.database.sql`select title, body, record from ws_main._notification`).toEqual([{ title: '5,499 big deals', body: expect.stringMatching(/^5,499 new, 0 changed, leads.csv: .*\/records\/deal$/), record: null }])
    expect(await imports.database.sql`select count(*)::int as left from ws_main._start`).toEqual([{ left: 0 }])
  })

  it('counts what is created and what is changed, once each import, and does not start for nothing', async () => {
    const runner = runnerOf(kind)
    runner.start()
    const take = async (text: string) => {
      const { id } = await startImport(imports.caller(), { file: await imports.upload(text, imports.caller(), 'more.csv'), object: 'deal', mode: 'upsert', key: ['name'], mapping })
      await finished(imports.caller(), id)
    }
    await take('name,amount\ndeal 0,500\ndeal 1,7\nother 1,900\nother 2,901')
    await take('name,amount\ndeal 1,8')
    await visit()
    await runner.stop()
    expect(await sums()).toEqual([expect.anything(), { name: 'more.csv', count: 3, created: 2, updated: 1 }])
  })

  it('takes a single change as a batch of one', async () => {
    await createRecord(imports.caller(), { objectName: 'deal', values: { name: 'by hand', amount: 101 }, write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } })
    await visit()
    expect((await sums()).at(-1)).toEqual({ name: null, count: 1, created: 1, updated: 0 })
    expect((await runs()).at(-1)).toEqual({ occasion: 'record', record: null, person: true })
  })

  it('would have started once for each import before', async () => {
    expect(await wouldHaveStarted(imports.caller(), trigger)).toMatchObject({ count: 3, isComplete: true })
  })
})
