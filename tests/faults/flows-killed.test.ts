import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stableKey } from '../../runtime/flows/effects/stable-key.ts'
import { type ApiClient, publishDefinitions, signIn } from '../support/api-client.ts'
import { decisionOf, factsOf, isLarge, orderDefinitions, orderName, ordersOf } from '../support/live-orders.ts'
import { type LiveProcesses, type Role, startProcesses } from '../support/live-processes.ts'
import { type HeardRequest, startWebServer, type WebServer } from '../support/web-server.ts'

/** `KILLS=30 npm run prove:faults`: 500 runs under so many kills, by each form of two processes; in CI fewer of both, by one. */
const kills = Number(process.env.KILLS ?? 3)
const isLong = kills >= 30
const count = isLong ? 500 : 60
const forms: readonly (readonly [Role, Role])[] = isLong ? [['web', 'worker'], ['first', 'second']] : [['web', 'worker']]

const administrator = { TESSERA_ADMIN_EMAIL: 'ada@example.com', TESSERA_ADMIN_PASSWORD: 'four words that rhyme' }

let bookings: WebServer
let live: LiveProcesses
let api: ApiClient
let calm: readonly Facts[]

beforeAll(async () => {
  bookings = await startWebServer()
  live = await startProcesses({ ...administrator, ALLOWED_EGRESS: bookings.host })
  await live.start('web')
  api = await signIn(live.address('web'), administrator.TESSERA_ADMIN_EMAIL, administrator.TESSERA_ADMIN_PASSWORD)
  await publishDefinitions(api, 'main', orderDefinitions(bookings.url))
})

afterAll(async () => {
  await live?.close()
  await bookings?.close()
})

interface Facts {
  readonly index: number
  readonly state: string
  /** Notifications by the flow's message. */
  readonly told: number
  readonly changes: readonly string[]
}

/** Asks one of the processes that answer, each of which has an address of its own. */
const post = (role: Role, place: string, body: object): Promise<Response> => {
  const url = live.address(role)
  return fetch(url + place, { method: 'POST', headers: { origin: url, 'content-type': 'application/json', cookie: api.cookie }, body: JSON.stringify(body) })
}

async function begin(batch: string, { within = 100, number = count, from = 'web' }: { within?: number; number?: number; from?: Role }): Promise<void> {
  const items = ordersOf(batch, { count: number, within }).map((values) => ({ op: 'create', values }))
  expect((await post(from, '/api/w/main/records/order/bulk', { mode: 'atomic', items })).status).toBe(200)
}

interface OpenTask {
  readonly id: string
  readonly rev: number
  readonly name: string
}

const openTasks = (batch: string) =>
  live.query<OpenTask>(`select t.id, t.rev, o.name from ws_main._task t join ws_main."order" o on o.id = t.record where t.state = 'open' and o.name like '${batch} %' order by o.name`)

/** Decides every large order of a batch, as fast as it is let; asks again with the same request where no answer came. */
async function decideAll(batch: string, { from = () => 'web', every = 0, number = count }: { from?: () => Role; every?: number; number?: number }): Promise<void> {
  const left = new Set(Array.from({ length: number }, (_, index) => index).filter(isLarge).map((index) => orderName(batch, index)))
  while (left.size > 0) {
    const open = await openTasks(batch)
    for (const task of open) {
      if (!left.delete(task.name)) continue
      await decide(task, from)
      await sleep(every)
    }
    if (open.length === 0) await sleep(50)
  }
}

async function decide({ id, rev, name }: OpenTask, from: () => Role): Promise<void> {
  const body = { rev, decision: decisionOf(Number(name.split(' ')[1])), comment: 'As agreed', requestId: `request ${id}` }
  for (let left = 600; left > 0; left -= 1) {
    const answer = await post(from(), `/api/w/main/tasks/${id}/decision`, body).catch(() => undefined)
    if (answer?.ok) return
    if (answer && answer.status < 500) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
    await sleep(50)
  }
  throw new Error(`${name} cannot be decided`)
}

/** Waits until all that the runs of a batch wanted is done. */
async function ended(batch: string, number = count): Promise<void> {
  for (let left = 900; ; left -= 1) {
    const [open] = await live.query<{ ended: number; effects: number }>(`select count(*) filter (where r.status = 'completed')::int as ended,
      (select count(*)::int from ws_main._outbox where state = 'open') as effects from ws_main._run r join ws_main."order" o on o.id = r.record where o.name like '${batch} %'`)
    if (open?.ended === number && open.effects === 0) return
    if (left === 0) throw new Error(`${batch}: ${open?.ended} of ${number} runs have ended, ${open?.effects} effects are open`)
    await sleep(100)
  }
}

const keyOf = ({ headers }: HeardRequest): string => String(headers['idempotency-key'])

const bookingsOf = (batch: string) => bookings.heard.filter(({ body }) => (JSON.parse(body) as { name: string }).name.startsWith(`${batch} `))

/** Every key that was wanted was heard, none else, and each for one order. */
async function expectKeys(batch: string): Promise<{ readonly sent: number; readonly keys: number }> {
  const wanted = await live.query<{ run: string; key: string }>(`select x.run, x.key from ws_main._outbox x join ws_main._run r on r.id = x.run join ws_main."order" o on o.id = r.record
    where o.name like '${batch} %' and x.effect->>'channel' = 'http'`)
  const heard = bookingsOf(batch)
  const pairs = new Set(heard.map((request) => `${keyOf(request)} ${request.body}`))
  const keys = new Set(heard.map(keyOf))
  expect([...keys].toSorted()).toEqual(wanted.map(stableKey).toSorted())
  expect(pairs.size).toBe(keys.size)
  expect(keys.size).toBe(Array.from({ length: count }, (_, index) => index).filter(isLarge).length)
  return { sent: heard.length, keys: keys.size }
}

/** The letters of a batch by their ids. */
function lettersOf(batch: string): readonly string[] {
  const folder = path.join(live.dataDir, 'mails')
  const letters = fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).filter((letter) => letter.includes(`Subject: ${batch} `))
  return letters.map((letter) => /^Message-ID: <([0-9a-f]{40})@/im.exec(letter)?.[1] ?? '')
}

// Each goes on from where the one before has left the processes: none can be tried again alone.
describe('a web process and a worker', { retry: 0 }, () => {
  it('share the work: the one only answers, the other only works', async () => {
    await begin('first', { number: 3 })
    await sleep(2_500)
    expect(await live.query(`select 1 from ws_main._run`)).toEqual([])
    await live.start('worker')
    await decideAll('first', { number: 3 })
    await ended('first', 3)
    expect(await (await fetch(`${live.address('worker')}/readyz`)).json()).toEqual({ state: 'ready' })
    for (const place of ['/', '/api/me', '/api/w/main/tasks']) expect((await fetch(live.address('worker') + place)).status).toBe(404)
    expect([await live.stop('worker'), await live.stop('web')]).toEqual([0, 0])
  })
})

describe('live runs', { retry: 0 }, () => {
  it(`${count} of them, without kills`, async () => {
    await Promise.all([live.start('web'), live.start('worker')])
    await begin('calm', { within: 3_000 })
    await decideAll('calm', {})
    await ended('calm')
    calm = await live.query<Facts>(factsOf('calm'))
    expect(await expectKeys('calm')).toEqual({ sent: calm.filter(({ index }) => isLarge(index)).length, keys: calm.filter(({ index }) => isLarge(index)).length })
    expect(calm.map(({ state, told }) => [state, told])).toEqual(calm.map(({ index }) => (isLarge(index) ? ['settled', 1] : ['waited', 0])))
    await Promise.all([live.stop('web'), live.stop('worker')])
  })

  it.each(forms)(`end as without them under ${kills} kills of %s, %s and Postgres`, async (one, other) => {
    const [batch, serving] = [`${one}-${other}`, one === 'web' ? [one] : [one, other]]
    await Promise.all([live.start(one), live.start(other)])
    // Slow enough that some are under way at each kill.
    bookings.delay = (kills * 10_000) / count
    await begin(batch, { within: kills * 1_200, from: one })
    const from = (): Role => serving.find(live.isRunning) ?? one
    const deciding = decideAll(batch, { from, every: (kills * 800) / count })
    const done: Record<string, number> = {}
    for (let round = 0; round < kills; round += 1) {
      await sleep(150 + Math.random() * 600)
      const struck = await strike(round, [one, other])
      for (const each of struck) done[each] = (done[each] ?? 0) + 1
    }
    await deciding
    await ended(batch)
    bookings.delay = 0
    const facts = await live.query<Facts>(factsOf(batch))
    expect(changesUnordered(facts)).toEqual(changesUnordered(calm))
    const { sent, keys } = await expectKeys(batch)
    const letters = lettersOf(batch)
    expect([letters.length, new Set(letters).size]).toEqual([keys, keys])
    console.log(`${count} runs, killed: ${JSON.stringify(done)}; all ended as without kills; ${sent} requests by ${keys} keys`)
    await Promise.all([live.stop(one), live.stop(other)])
  }, 600_000)
})

describe('what a killed worker had', { retry: 0 }, () => {
  it('moves on within 15 s, and nothing tells of it but the tables of the workspace', async () => {
    await Promise.all([live.start('web'), live.start('worker')])
    // Fewer than a worker has under way for one workspace.
    const held = 5
    bookings.answers.push(...Array.from({ length: held }, () => 'silence' as const))
    await begin('left', { number: 30 })
    while (bookingsOf('left').length < held) await sleep(5)
    const killedAt = Date.now()
    await live.kill('worker')
    const left = new Set(bookingsOf('left').slice(0, held).map(keyOf))
    bookings.answers.length = 0
    // What a job queue would remember could be emptied now; there is none.
    expect(await live.query(`select nspname from pg_namespace where nspname like 'pgboss%'`)).toEqual([])
    await live.start('worker')
    while (bookingsOf('left').slice(held).filter((request) => left.has(keyOf(request))).length < held) await sleep(20)
    const movedAfter = Date.now() - killedAt
    await decideAll('left', { number: 30 })
    await ended('left', 30)
    expect(new Set(bookingsOf('left').map(keyOf)).size).toBe(20)
    console.log(`a killed worker's steps and requests went on by the next one within ${movedAfter} ms`)
    expect(movedAfter).toBeLessThan(15_000)
    await Promise.all([live.stop('web'), live.stop('worker')])
  }, 120_000)

  it.runIf(isLong)('is taken from nobody who still works, however slowly', async () => {
    await Promise.all([live.start('first'), live.start('second')])
    bookings.answers.push({ status: 200, body: 'fine', after: 16_000 })
    await begin('slow', { number: 1, from: 'first' })
    await decideAll('slow', { from: () => 'first', number: 1 })
    await ended('slow', 1)
    expect(bookingsOf('slow')).toHaveLength(1)
    await Promise.all([live.stop('first'), live.stop('second')])
  }, 120_000)
})

/** Kills one or two at a time, each in its turn, and starts again what was killed. */
async function strike(round: number, [one, other]: readonly [Role, Role]): Promise<readonly string[]> {
  const turns = [[other], ['postgres'], [one], [one, other], [other, 'postgres']] as const
  const victims = turns[round % turns.length] ?? []
  await Promise.all(victims.map((victim) => (victim === 'postgres' ? live.killPostgres() : live.kill(victim))))
  await Promise.all(victims.map((victim) => (victim === 'postgres' ? undefined : live.start(victim))))
  return victims
}

/** The two branches of a flow change the record in either order; which was first is nobody's promise. */
const changesUnordered = (facts: readonly Facts[]) =>
  facts.map((each) => ({ ...each, changes: each.changes.map((change) => change.replace(/^(\w+) [23] /, '$1 2-3 ')).toSorted() }))
