import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import postgres, { type Sql } from 'postgres'
import { type ApiClient, publishDefinitions, signIn } from '../support/api-client.ts'
import { ownerUrlOf } from '../support/embedded-process.ts'
import { removeDataDir, type ServerProcess, startServer } from '../support/server-process.ts'
import { flowDefinitions } from './flow-definitions.ts'

/** What flows cost: `npm run bench:flows -- --runs 3000 --waiting 100000`. One server process with its own worker, as `npm start` gives it. */
const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '3000' }, waiting: { type: 'string', default: '100000' } } })
const [runs, waiting] = [Number(options.runs), Number(options.waiting)]
const administrator = { TESSERA_ADMIN_EMAIL: 'bench@example.com', TESSERA_ADMIN_PASSWORD: 'correct horse battery staple' }

interface Bench {
  readonly server: ServerProcess
  readonly sql: Sql
  readonly api: ApiClient
}

const server = await startServer({ environment: administrator })
const sql = postgres(ownerUrlOf(server.dataDir), { max: 4, onnotice: () => undefined })
try {
  const api = await signIn(server.url, administrator.TESSERA_ADMIN_EMAIL, administrator.TESSERA_ADMIN_PASSWORD)
  await publishDefinitions(api, 'main', flowDefinitions)
  const bench = { server, sql, api }
  await ended(bench, 'through', 200)
  const [first, warm] = [await ended(bench, 'through', runs), await ended(bench, 'through', runs)]
  console.log(`trigger, condition, change, notice: ${warm.toFixed(0)} runs/s (goal 300), ${first.toFixed(0)}/s by a process that has just started`)
  console.log(`from the answer to a save to the first node: ${await reaction(bench, 1)} (goal p50 10 ms)`)
  console.log(`at 100 saves a second: ${await reaction(bench, 10)} (goal p95 250 ms)`)
  console.log(await againstByHand(bench))
  console.log(await manyWaiting(bench))
} finally {
  await sql.end()
  await server.stop()
  await removeDataDir(server.dataDir)
}
process.exit(0)

/** Makes so many tickets for a flow, and answers how many runs of it ended a second. */
async function ended({ api, sql: db }: Bench, name: string, count: number): Promise<number> {
  const [before] = await db<{ count: number }[]>`select count(*)::int as count from ws_main._run`
  for (let made = 0; made < count; made += 1_000) {
    const items = Array.from({ length: Math.min(1_000, count - made) }, () => ({ op: 'create', values: { name, amount: '250' } }))
    await api.call('POST', '/api/w/main/records/ticket/bulk', { body: { mode: 'atomic', items } })
  }
  for (let patience = 0; patience < 1_200; patience += 1) {
    const [row] = await db<{ count: number; seconds: number }[]>`select count(*)::int as count, extract(epoch from max(ended_at) - min(started_at))::float as seconds
      from (select * from ws_main._run where status = 'completed' order by started_at desc limit ${count}) newest`
    const [all] = await db<{ count: number }[]>`select count(*)::int as count from ws_main._run where status = 'completed'`
    if (row && all && all.count >= (before?.count ?? 0) + count) return count / row.seconds
    await sleep(100)
  }
  throw new Error(`${name}: the runs do not end`)
}

/** Milliseconds in words. */
function shown(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other)
  const [half, most, nearly] = [0.5, 0.95, 0.99].map((share) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1))
  return `p50 ${half} ms, p95 ${most} ms, p99 ${nearly} ms`
}

/** From the answer to a save until the first node of the run that it starts, of a hundred times so many saves, so many each tenth of a second. */
async function reaction({ api, sql: db }: Bench, atOnce: number): Promise<string> {
  const answers = new Map<string, number>()
  const save = async (): Promise<void> => {
    const { id } = await api.call<{ id: string }>('POST', '/api/w/main/records/ticket', { body: { values: { name: 'through', amount: '250' } } })
    answers.set(id, Date.now())
  }
  for (let turn = 0; turn < 100; turn += 1) await Promise.all([...Array.from({ length: atOnce }, save), sleep(100)])
  await sleep(1_000)
  const rows = await db<{ record: string; at: Date }[]>`select r.record, min(h.at) as at from ws_main._history h join ws_main._run r on r.id = h.run
    where r.record = any(${[...answers.keys()]}::uuid[]) and h.kind = 'entered' group by r.record`
  return `${shown(rows.map(({ record, at }) => at.getTime() - (answers.get(record) ?? 0)))} of ${rows.length}`
}

/** A flow of five changes beside the same rows written by hand, each run in one transaction, three at a time. */
async function againstByHand(bench: Bench): Promise<string> {
  const ours = await ended(bench, 'five', runs)
  const byHand = await handRate(bench)
  return `five changes: ${ours.toFixed(0)} runs/s, by hand ${byHand.toFixed(0)}/s, so ${((ours / byHand) * 100).toFixed(0)} % (goal 60 %)`
}

async function handRate({ sql: db }: Bench): Promise<number> {
  await db.unsafe(`create schema if not exists hand; create table hand.run (like ws_main._run including all); create table hand.history (like ws_main._history including all);
    create table hand.change (like ws_main._change including all); create table hand.ticket (like ws_main.ticket including all); insert into hand.ticket select * from ws_main.ticket where name = 'five'`)
  const left = (await db<{ id: string }[]>`select id from hand.ticket limit ${runs}`).map(({ id }) => id)
  const count = left.length
  const history = JSON.stringify(Array.from({ length: 14 }, (_, index) => ({ seq: index + 1, kind: 'entered', node: 'nod_000000000001', token: 1, visit: 1, state: 'ready' })))
  const started = performance.now()
  const work = async () => {
    for (let id = left.pop(); id; id = left.pop()) await oneByHand(db, id, history)
  }
  await Promise.all([work(), work(), work()])
  return count / ((performance.now() - started) / 1_000)
}

async function oneByHand(db: Sql, id: string, history: string): Promise<void> {
  await db.begin(async (one) => {
    await one`insert into hand.run (id, flow, version, object, record, status, state, occasion, cause) values (gen_random_uuid(), 'flw', gen_random_uuid(), 'ticket', ${id}, 'running', '{}', ${`hand:${id}`}, '{}')`
    for (let step = 1; step <= 5; step += 1) {
      await one`with old as (select id, version, state from hand.ticket where id = ${id} for no key update), upd as (update hand.ticket t set state = ${String(step)}, version = t.version + 1, updated_at = now() from old where t.id = old.id returning t.version)
        insert into hand.change (release, actor, cause, object, record, version, op, changed) select 1, null, '{}', 'obj', ${id}, upd.version, 'update', ${JSON.stringify({ fld: { old: '', new: step } })}::text::jsonb from upd`
    }
    await one`insert into hand.history (run, seq, kind, at, node, token, visit, state) select r.id, x.seq, x.kind, now(), x.node, x.token, x.visit, x.state
      from hand.run r, jsonb_to_recordset(${history}::text::jsonb) as x(seq int, kind text, node text, token int, visit int, state text) where r.record = ${id}`
    await one`update hand.run set status = 'completed', rev = rev + 1, ready = false, ended_at = now() where record = ${id}`
  })
}

/** Many runs that wait: what they cost while nothing happens, how late their timers are, and how fast one's own tasks are read. */
async function manyWaiting(bench: Bench): Promise<string> {
  const { api, sql: db } = bench
  for (const name of ['waits', 'asks']) await api.call('POST', '/api/w/main/records/ticket', { body: { values: { name, amount: '1' } } })
  await sleep(2_000)
  for (const name of ['waits', 'asks']) await multiplied(db, name, waiting / 2)
  await db`analyze`
  const idle = await idleCost(bench)
  const loaded = await reaction(bench, 10)
  const late = await lateness(db)
  const reads: number[] = []
  for (let turn = 0; turn < 100; turn += 1) {
    const began = performance.now()
    await api.call('GET', '/api/w/main/tasks')
    reads.push(performance.now() - began)
  }
  return `${waiting} runs wait: idle ${idle}; timers late by ${late} (goal p99 2 s); to the first node at 100 saves a second ${loaded}; my tasks ${shown(reads)} (goal p95 50 ms)`
}

/** Copies the newest run of a flow with all its rows; of the tasks each five-hundredth stays with its person. */
async function multiplied(db: Sql, name: string, count: number): Promise<void> {
  await db.begin(async (one) => {
    await one`create temp table copied on commit drop as select r.id as was, gen_random_uuid() as is, n from generate_series(1, ${count}) n,
      (select r.id from ws_main._run r join ws_main.ticket t on t.id = r.record where t.name = ${name} order by r.started_at desc limit 1) r`
    for (const table of ['_run', '_token', '_wait', '_timer', '_task', '_history']) {
      const key = table === '_run' ? 'id' : 'run'
      const columns = (await one<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'ws_main' and table_name = ${table} order by ordinal_position`).map((column) => column.name)
      const given = columns.map((column) => column === key ? 'c.is' : column === 'occasion' ? `'copy:' || c.is` : table === '_task' && column === 'id' ? 'gen_random_uuid()' : table === '_task' && column === 'assignee' ? 'case when c.n % 500 = 0 then x.assignee else gen_random_uuid() end' : `x."${column}"`)
      await one.unsafe(`insert into ws_main."${table}" (${columns.map((column) => `"${column}"`).join()}) select ${given.join()} from copied c join ws_main."${table}" x on x."${key}" = c.was`)
    }
  })
}

/** Share of a processor that the server takes, and transactions a second, over ten seconds in which nobody does anything. */
async function idleCost({ server: { child }, sql: db }: Bench): Promise<string> {
  await sleep(3_000)
  const before = [ticks(child.pid), await transactions(db)] as const
  await sleep(10_000)
  const after = [ticks(child.pid), await transactions(db)] as const
  return `${((after[0] - before[0]) / 10).toFixed(1)} % of a processor, ${((after[1] - before[1]) / 10).toFixed(1)} transactions/s`
}

/** Hundredths of a second that a process has run. */
function ticks(pid = 0): number {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15).reduce((sum, each) => sum + Number(each), 0)
}

async function transactions(db: Sql): Promise<number> {
  const [row] = await db<{ count: string }[]>`select xact_commit as count from pg_stat_database where datname = current_database()`
  return Number(row?.count)
}

/** How late a thousand timers are that are due at the same moment. */
async function lateness(db: Sql): Promise<string> {
  const [due] = await db<{ at: Date }[]>`with chosen as (select run, wait, key from ws_main._timer where key = 'until' limit 1000)
    update ws_main._timer t set due_at = date_trunc('second', now()) + interval '3 s' from chosen c where t.run = c.run and t.wait = c.wait and t.key = c.key returning t.due_at as at`
  // A step that arms a timer says when the workspace has something to do; one that rests by now would not look.
  await db`update tessera.workspace_activity set next_due = least(next_due, ${due?.at ?? new Date()})`
  for (let patience = 0; patience < 60; patience += 1) {
    await sleep(1_000)
    const rows = await db<{ late: number }[]>`select extract(epoch from ended_at - ${due?.at ?? new Date()})::float * 1000 as late from ws_main._run where ended_at >= ${due?.at ?? new Date()}`
    if (rows.length >= 1_000) return shown(rows.map(({ late }) => late))
  }
  throw new Error('the timers do not go off')
}
