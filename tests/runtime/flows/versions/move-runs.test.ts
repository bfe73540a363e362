import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../../runtime/caller.ts'
import { listVersions } from '../../../../runtime/flows/versions/list-versions.ts'
import { moveRunsKind, startMove } from '../../../../runtime/flows/versions/move-runs-kind.ts'
import { removeVersion } from '../../../../runtime/flows/versions/remove-version.ts'
import { tryMove } from '../../../../runtime/flows/versions/try-move.ts'
import { runHistory } from '../../../../runtime/flows/runs/run-history.ts'
import { readJob } from '../../../../runtime/jobs/find-jobs.ts'
import { claimJob } from '../../../../runtime/jobs/lease.ts'
import { runJob } from '../../../../runtime/jobs/run-job.ts'
import { createRecord } from '../../../../runtime/records/create.ts'
import { decideTask } from '../../../../runtime/tasks/decide-task.ts'
import { readTask } from '../../../../runtime/tasks/read-task.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { beginRun, startWorker, until } from '../../../support/flow-runs.ts'
import { field, object, refusalOf, startTestDesign, type TestDesign } from '../../../support/publishing.ts'

const deal = object('deal', [field('name', 'text', { required: true }), field('signed', 'date'), field('expected', 'date')])
const asked = (settings: object = {}) => ({ mode: 'any', approvers: [{ by: 'person', person: { var: 'requester' } }], sameAsRequester: 'allow', ...settings })
const text = 'start > ask > ask2 > end; ask.rejected > end1; ask2.rejected > end1'

/** A flow whose nodes keep their ids from version to version. */
function flowOf(way: string, own: Parameters<typeof drawn>[1]): FlowDefinition {
  const flow = drawn(way, own)
  // Ids have no `i`.
  const idOf = (key: string) => `nod_${key.replaceAll('i', '1').padStart(12, '0')}`
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, id: idOf(node.key) })) }
}

let design: TestDesign
let version: string
let worker: ReturnType<typeof startWorker>
beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal, flowOf(text, { ask: asked({ due: { days: 1 } }), ask2: asked() }))
  await design.publish()
  version = design.workspace.plan().flowVersions.get(drawn(text).id)?.id ?? ''
  worker = startWorker(design)
})
afterAll(async () => {
  await worker.stop()
  await design.close()
})

const sql = () => design.database.sql
const write = () => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })
const decide = async (who: Caller, { id, rev }: { id: string; rev: number }) => decideTask(who, id, { rev, decision: 'approve', requestId: crypto.randomUUID() })
const openTask = async (run: string) => (await until(() => sql()<{ id: string; rev: number; node: string; due_at: string | null }[]>`select id, rev, node, due_at from ws_main._task where run = ${run} and state = 'open'`, (found) => found.length > 0))[0] ?? { id: '', rev: 0, node: '', due_at: null }

async function begin(of = version): Promise<string> {
  const record = await createRecord(design.caller(), { objectName: 'deal', values: { name: 'Acme' }, write: write() })
  const run = await beginRun(design, { version: of, flow: drawn(text).id, record: record.id })
  worker.wake('main')
  await openTask(run)
  return run
}

/** Works on the job that was asked for, as a worker does. */
async function work(stopAfter?: number): Promise<void> {
  const claimed = await claimJob(design.workspace, [moveRunsKind.kind])
  if (!claimed) throw new Error('no job')
  let advanced = 0
  const dying = { ...moveRunsKind, run: (job: Parameters<typeof moveRunsKind.run>[0]) => moveRunsKind.run({ ...job, advance: async (runner, progress) => {
    advanced += 1
    if (advanced === stopAfter) throw new Error('killed')
    await job.advance(runner, progress)
  } }) }
  // A process that is killed says nothing; its lease runs out.
  await runJob(dying, claimed, { stopping: new AbortController().signal, look: new EventTarget(), isDatabaseAway: () => true })
}

const standing = (run: string) => sql()`select v.number, r.rev, (select count(*)::int from ws_main._history h where h.run = r.id and h.kind = 'moved') as moved from ws_main._run r join ws_main._flow_version v on v.id = r.version where r.id = ${run}`

describe('moving runs to another version', () => {
  let runs: string[]
  let late: string
  beforeAll(async () => {
    runs = [await begin(), await begin(), await begin()]
    late = await begin()
    await decide(design.caller(), await openTask(late))
    await until(() => openTask(late), ({ node }) => node.endsWith('ask2'))
    // The second step is gone, the first has two days, and something follows it.
    await design.put({ ...(await design.get<FlowDefinition>('flow', 'drawn')), ...flowOf('start > ask > ask3 > end; ask.rejected > end1; ask3.rejected > end1', { ask: asked({ due: { days: 2 } }), ask3: asked() }) })
    await design.publish()
  }, 60_000)

  it('is tried before: which can move, what would change, and why others cannot', async () => {
    const trial = await tryMove(design.caller(), { flow: 'drawn', number: 1, to: 2 })
    expect(trial).toMatchObject({ runs: 4, movable: 3, timers: 3, tasks: 3, refusals: [{ fault: 'gone', node: 'nod_00000000ask2', runs: 1 }], places: [{ runs: 3, timed: 3 }] })
    expect(trial.each[0]).toMatchObject({ run: late, refusals: [{ fault: 'gone' }] })
    expect(await standing(runs[0] ?? '')).toMatchObject([{ number: 1, moved: 0 }])
    const { items } = await listVersions(design.caller(), 'drawn')
    expect(items).toMatchObject([{ number: 2, running: 0, keeps: 'newest' }, { number: 1, running: 4, by: { name: 'Ada' }, keeps: 'running', nodes: [{ node: 'nod_000000000ask', runs: 3 }, { node: 'nod_00000000ask2', runs: 1 }] }])
  })

  it('moves each once though its worker is killed in the middle, and leaves those that cannot', async () => {
    const before = await sql()`select run, due_at from ws_main._timer where key = 'due' order by run`
    const job = await startMove(design.caller(), { flow: 'drawn', number: 1, to: 2 })
    await work(3)
    expect(await readJob(design.caller(), job.id)).toMatchObject({ state: 'running', counts: { moved: 2, refused: 0 } })
    await sql()`update ws_main._job set lease_until = now() - interval '1 second'`
    await work()
    expect(await readJob(design.caller(), job.id)).toMatchObject({ state: 'done', result: { moved: 3, refused: 1 }, counts: { moved: 3, refused: 1 } })
    for (const run of runs) expect(await standing(run)).toEqual([{ number: 2, rev: 2, moved: 1 }])
    expect(await standing(late)).toMatchObject([{ number: 1, moved: 0 }])
    const after = await sql()`select run, due_at from ws_main._timer where key = 'due' order by run`
    expect(after.map(({ due_at: due }) => Date.parse(due))).toEqual(before.map(({ due_at: due }) => Date.parse(due) + 86_400_000))
    for (const run of runs) expect(await sql()`select distinct on (token) token as id, node, edge, state from ws_main._history where run = ${run} order by token, seq desc`).toEqual(await sql()`select id, node, edge, state from ws_main._token where run = ${run} order by id`)
  })

  it('leaves its open task to be decided, and what follows is what the other version says', async () => {
    const [run = ''] = runs
    const task = await openTask(run)
    expect(Date.parse(task.due_at ?? '')).toBeGreaterThan(Date.now() + 40 * 3_600_000)
    await decide(design.caller(), task)
    const next = await until(() => openTask(run), ({ node }) => node.endsWith('ask3'))
    await decide(design.caller(), next)
    await until(() => sql()`select status from ws_main._run where id = ${run}`, ([row]) => row?.['status'] === 'completed')
    const { items } = await runHistory(design.caller(), run)
    expect(items.find(({ kind }) => kind === 'moved')).toMatchObject({ actor: { name: 'Ada' }, data: { from: 1, to: 2 } })
  })

  it('goes to a node that was chosen for one that is gone; what was answered before keeps its words', async () => {
    const nodes = { nod_00000000ask2: 'nod_00000000ask3' }
    const move = { flow: 'drawn', number: 1, to: 2, nodes }
    expect(await tryMove(design.caller(), move)).toMatchObject({ runs: 1, movable: 1, refusals: [] })
    await startMove(design.caller(), move)
    await work()
    expect(await standing(late)).toMatchObject([{ number: 2, moved: 1 }])
    const open = await openTask(late)
    expect(open.node).toBe('nod_00000000ask3')
    const [answered] = await sql()`select id from ws_main._task where run = ${late} and state = 'done'`
    expect(await readTask(design.caller(), String(answered?.['id']))).toMatchObject({ node: { key: 'ask' } })
    await decide(design.caller(), open)
    await until(() => sql()`select status from ws_main._run where id = ${late}`, ([row]) => row?.['status'] === 'completed')
  })

  it('reads of records what the waits of both versions ask', async () => {
    // Ids of parts are unique in a workspace.
    const waitsUntil = (path: string): FlowDefinition => JSON.parse(JSON.stringify({ ...flowOf('start > wait > end', { wait: { until: { var: path } } }), id: 'flw_000000000009', name: 'waiting' }).replaceAll(/(nod|edg|var)_0/g, '$1_9'))
    await design.put(waitsUntil('record.signed'))
    await design.publish()
    const record = await createRecord(design.caller(), { objectName: 'deal', values: { name: 'Later', signed: '2031-01-01', expected: '2032-01-01' }, write: write() })
    const run = await beginRun(design, { version: design.workspace.plan().flowVersions.get('flw_000000000009')?.id ?? '', flow: 'flw_000000000009', record: record.id })
    worker.wake('main')
    const dueAt = async () => (await sql()`select due_at from ws_main._timer where run = ${run}`).map(({ due_at: due }) => String(due).slice(0, 4))
    await until(dueAt, (found) => found.length === 1)
    await design.put({ ...(await design.get<FlowDefinition>('flow', 'waiting')), ...waitsUntil('record.expected') })
    await design.publish()
    expect(await tryMove(design.caller(), { flow: 'waiting', number: 1, to: 2 })).toMatchObject({ runs: 1, movable: 1, timers: 1 })
    const before = await dueAt()
    await startMove(design.caller(), { flow: 'waiting', number: 1, to: 2 })
    await work()
    expect([before, await dueAt()]).toEqual([['2031'], ['2032']])
  })

  it('is refused for versions and nodes that there are not', async () => {
    const move = (to: number, nodes = {}, number = 1) => refusalOf(tryMove(design.caller(), { flow: 'drawn', number, to, nodes }))
    expect(await move(1)).toMatchObject({ code: 'invalid-request', issues: [{ code: 'flow.move.no-version' }] })
    expect(await move(7)).toMatchObject({ code: 'invalid-request' })
    expect(await move(2, {}, 7)).toMatchObject({ code: 'not-found' })
    expect(await move(2, { nod_00000000ask2: 'nod_000000000zzz' })).toMatchObject({ issues: [{ code: 'flow.move.no-node' }] })
  })

  it('leaves a version that can be removed when nothing is read by it any more', async () => {
    expect(await refusalOf(removeVersion(design.caller(), { flow: 'drawn', number: 2 }))).toMatchObject({ code: 'conflict' })
    expect(await refusalOf(removeVersion(design.caller(), { flow: 'drawn', number: 1 }))).toMatchObject({ code: 'conflict', issues: [{ code: 'flow.version-in-use' }] })
    expect((await listVersions(design.caller(), 'drawn')).items[1]).toMatchObject({ number: 1, ended: 0, keeps: 'ended' })
    await sql()`update ws_main._task set version = null`
    expect((await listVersions(design.caller(), 'drawn')).items[1]).toMatchObject({ number: 1, keeps: null })
    await removeVersion(design.caller(), { flow: 'drawn', number: 1 })
    expect((await listVersions(design.caller(), 'drawn')).items.map(({ number }) => number)).toEqual([2])
    expect(await refusalOf(removeVersion(design.caller(), { flow: 'drawn', number: 1 }))).toMatchObject({ code: 'not-found' })
  })
})
