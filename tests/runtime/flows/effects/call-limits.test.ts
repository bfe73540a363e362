import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { claimEffects, keepEffects } from '../../../../runtime/flows/effects/claim-effects.ts'
import { noteSent } from '../../../../runtime/flows/effects/note-sent.ts'
import type { OpenEffect } from '../../../../runtime/flows/effects/sending.ts'
import { readRun } from '../../../../runtime/flows/runs/read-run.ts'
import { clearAway } from '../../../../runtime/flows/work/clear-away.ts'
import type { Worker } from '../../../../runtime/flows/work/duty.ts'
import type { Clock } from '../../../../runtime/ports.ts'
import { readSettings, updateSettings } from '../../../../runtime/workspaces/settings.ts'
import { createWorkspaces } from '../../../../runtime/workspaces/workspaces.ts'
import type { Workspace } from '../../../../runtime/workspaces/workspace.ts'
import type { CallLimits } from '../../../../schemas/call-limits.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { dataRole } from '../../../support/database.ts'
import { beginRun, storeVersion, until } from '../../../support/flow-runs.ts'
import { testPorts } from '../../../support/ports.ts'
import { field, object, startTestDesign, type TestDesign } from '../../../support/publishing.ts'

let design: TestDesign
/** Another process. */
let beside: Workspace
let run: string
let time: number
const start = Date.parse('2026-03-01T08:00:00Z')
const sql = () => design.database.sql
const room = { outside: 6, stored: 0 }

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(object('deal', [field('name', 'text')]))
  await design.publish()
  const clock: Clock = { now: () => new Date(time) }
  const { data, owner } = design.database
  beside = await createWorkspaces({ data, owner, ports: { ...testPorts(), clock }, dataRole }).open('main')
  ;(design.workspace.ports as { clock: Clock }).clock = clock
  run = await beginRun(design, { version: await storeVersion(design, drawn('start > wait > end')), flow: 'flw_000000000001', record: null })
})
afterAll(() => design.close())

beforeEach(async () => {
  time = start
  await sql()`truncate ws_main._outbox, ws_main._destination`
})

/** So many calls to a host wait, the first since the longest. */
async function wait(host: string, count: number): Promise<void> {
  await sql()`insert into ws_main._outbox (run, key, node, wait, effect, destination, next_at)
    select ${run}, ${`${host}.`} || n, 'nod', n, ${JSON.stringify({ kind: 'outside', channel: 'http', request: { url: `https://${host}/` } })}::text::jsonb, ${host}, ${new Date(start).toISOString()}::timestamptz + n * interval '1 ms' - interval '1 day'
    from generate_series(1, ${count}) n`
}

async function limit(calls: CallLimits): Promise<void> {
  const { version } = await readSettings(design.caller())
  await updateSettings(design.caller(), { version, patch: { calls } })
  await beside.reload()
}

const told = (calls: readonly OpenEffect[]): readonly string[] => calls.map(({ key }) => key).toSorted()
const end = async (calls: readonly OpenEffect[]): Promise<void> => {
  for (const open of calls) await sql().begin((runner) => noteSent(runner, { schema: 'ws_main', open, now: new Date(time) }, { kind: 'done', result: null }))
}

/** What both processes get when each asks so many times at once. */
const atOnce = async (times: number): Promise<readonly OpenEffect[]> =>
  (await Promise.all(Array.from({ length: times }, () => [design.workspace, beside]).flat().map((process) => claimEffects(process, room)))).flat()

/** Both processes take what they get at this moment and end it at once, until neither gets anything. */
async function takeAll(): Promise<Readonly<Record<string, number>>> {
  const taken: OpenEffect[] = []
  for (let more = true; more; ) {
    const both = await atOnce(6)
    await end(both)
    taken.push(...both)
    more = both.length > 0
  }
  expect(new Set(told(taken)).size).toBe(taken.length)
  return Object.fromEntries([...Map.groupBy(taken, ({ destination }) => String(destination))].map(([host, calls]) => [host, calls.length]).toSorted())
}

describe('calls to one host', () => {
  it('are begun no more often within any minute than it gets, by two processes together, and hold up nobody else', async () => {
    await limit({ perMinute: 10, atOnce: 100, hosts: [{ host: 'slow.example', perMinute: 3, atOnce: 100 }] })
    await Promise.all([wait('a.example', 40), wait('b.example', 4), wait('slow.example', 40)])
    expect(await takeAll()).toEqual({ 'a.example': 10, 'b.example': 4, 'slow.example': 3 })
    time = start + 20_000
    await wait('c.example', 12)
    expect(await takeAll()).toEqual({ 'c.example': 10 })
    time = start + 59_999
    expect(await takeAll()).toEqual({})
    time = start + 60_000
    expect(await takeAll()).toEqual({ 'a.example': 10, 'slow.example': 3 })
    time = start + 80_000
    expect(await takeAll()).toEqual({ 'c.example': 2 })
  })

  it('go in the order in which they came, and waiting is no try', async () => {
    await limit({ perMinute: 2, atOnce: 2, hosts: [] })
    await wait('a.example', 5)
    const calls = await claimEffects(design.workspace, room)
    expect(told(calls)).toEqual(['a.example.1', 'a.example.2'])
    await end(calls)
    time += 60_000
    expect(told(await claimEffects(beside, room))).toEqual(['a.example.3', 'a.example.4'])
    expect(await sql()`select key, attempts, next_at < ${new Date(start).toISOString()} as is_due from ws_main._outbox where key like '%.5'`).toEqual([{ key: 'a.example.5', attempts: 0, is_due: true }])
  })

  it('are under way no more at once than it gets, and a process that was killed gives its places back', async () => {
    await limit({ perMinute: 100, atOnce: 2, hosts: [] })
    await wait('a.example', 9)
    const calls = await atOnce(4)
    expect(told(calls)).toEqual(['a.example.1', 'a.example.2'])
    await end(calls.slice(0, 1))
    expect(told(await claimEffects(beside, room))).toEqual(['a.example.3'])
    time += 9_000
    // One of the two says that it still works, the other one is silent from now on.
    const [, kept] = calls
    await keepEffects(design.workspace, kept ? [kept] : [])
    expect(await claimEffects(design.workspace, room)).toEqual([])
    time += 1_001
    expect(told(await claimEffects(design.workspace, room))).toEqual(['a.example.4'])
    expect(await claimEffects(beside, room)).toEqual([])
  })

  it('are counted by one process after the other', async () => {
    await limit({ perMinute: 2, atOnce: 2, hosts: [] })
    await wait('a.example', 3)
    const counting = await sql().begin(async (other) => {
      // Another process, which is about to note that it has begun both.
      await other`select pg_advisory_xact_lock(hashtextextended('ws_main:calls', 0))`
      const claiming = claimEffects(beside, room)
      await until(() => sql()`select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`, (rows) => rows.length > 0)
      await other`insert into ws_main._destination values ('a.example', array_fill(${new Date(time).toISOString()}::timestamptz, array[2]))`
      return { claiming }
    })
    expect(await counting.claiming).toEqual([])
  })

  it('leave room to other hosts, however many of them wait and however slow they are', async () => {
    await limit({ perMinute: 100, atOnce: 6, hosts: [] })
    await Promise.all([wait('a.example', 50), wait('b.example', 50)])
    expect(told(await claimEffects(design.workspace, { outside: 4, stored: 0 }))).toEqual(['a.example.1', 'a.example.2', 'b.example.1', 'b.example.2'])
    await wait('z.example', 2)
    expect(told(await claimEffects(design.workspace, { outside: 2, stored: 0 }))).toEqual(['z.example.1', 'z.example.2'])
  })

  it('have no part in what letters get, which go beside them', async () => {
    await limit({ perMinute: 1, atOnce: 1, hosts: [] })
    await wait('a.example', 5)
    await wait('mailto:', 5)
    expect(told(await claimEffects(design.workspace, room))).toEqual(['a.example.1', ...[1, 2, 3, 4, 5].map((n) => `mailto:.${n}`)])
    expect(await sql()`select host from ws_main._destination`).toEqual([{ host: 'a.example' }])
  })

  it('are told of on the page of their run while they wait for their turn', async () => {
    await limit({ perMinute: 60, atOnce: 1, hosts: [{ host: 'b.example', perMinute: 1, atOnce: 1 }] })
    await wait('a.example', 2)
    await wait('b.example', 2)
    await sql()`insert into ws_main._token (run, id, node, state, seq, visit, since) values (${run}, 91, 'nod', 'waiting', 91, 1, now()), (${run}, 92, 'nod', 'waiting', 92, 1, now()) on conflict do nothing`
    await sql()`insert into ws_main._wait (run, id, token, node, kind, state, tasks, timers) values (${run}, 91, 91, 'nod', 'act', 'null', '[]', '[]'), (${run}, 92, 92, 'nod', 'act', 'null', '[]', '[]') on conflict do nothing`
    await sql()`update ws_main._outbox set wait = case destination when 'a.example' then 91 else 92 end where key like '%.2'`
    const held = async () => (await readRun(design.caller(), run)).answer.tokens.flatMap(({ id, wait: on }) => (id > 90 ? [on?.tries?.held] : []))
    expect(await held()).toEqual([null, null])
    await end((await claimEffects(design.workspace, room)).filter(({ destination }) => destination === 'b.example'))
    expect(await held()).toEqual([{ code: 'run.calls-at-once', params: { host: 'a.example', most: 1 } }, { code: 'run.calls-per-minute', params: { host: 'b.example', most: 1 } }])
  })

  it('leave nothing behind of a host that nobody has called for a while', async () => {
    await limit({ perMinute: 60, atOnce: 1, hosts: [] })
    await wait('a.example', 1)
    await end(await claimEffects(design.workspace, room))
    time += 30_000
    await wait('b.example', 1)
    await end(await claimEffects(design.workspace, room))
    time += 40_000
    await clearAway(design.workspace, {} as Worker)
    expect(await sql()`select host from ws_main._destination`).toEqual([{ host: 'b.example' }])
  })
})
