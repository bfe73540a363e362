import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Embedded, startEmbedded } from '../../server/embedded/start-embedded.ts'
import { makeLog } from '../../server/log.ts'
import { type ApiClient, publishDefinitions, signIn } from '../support/api-client.ts'
import { makeDataDir } from '../support/embedded-process.ts'
import { freePort } from '../../server/embedded/free-port.ts'
import { removeDataDir, type ServerProcess, startServer } from '../support/server-process.ts'
import { startStatementProxy, type StatementProxy, type Strike } from '../support/statement-proxy.ts'
import { type Facts, type Query, struckDefinitions, type StruckOperation, struckOperations } from '../support/struck-operations.ts'

/** What dies at the statement: the connection, the server (kill -9), or the process of Postgres that works on it (kill -9). */
type Victim = 'connection' | 'server' | 'postgres'

/** With `KILLS=30 npm run prove:faults` each victim dies at every statement, before it and after it; in CI at some of them. */
const isLong = Number(process.env.KILLS ?? 10) >= 30

const environment = { TESSERA_ADMIN_EMAIL: 'ada@example.com', TESSERA_ADMIN_PASSWORD: 'four words that rhyme' }
const [databaseDir, dataDir] = [makeDataDir(), makeDataDir()]

let database: Embedded
let proxy: StatementProxy
let port: number
let server: ServerProcess
let api: ApiClient
let marks = 0

const start = () =>
  startServer({ dataDir, port, environment: { ...environment, DATABASE_URL: proxy.behind(database.ownerUrl), DATABASE_RUNTIME_URL: proxy.behind(database.runtimeUrl) } })

beforeAll(async () => {
  database = await startEmbedded({ dataDir: databaseDir, log: makeLog('silent') })
  proxy = await startStatementProxy(database.ownerUrl)
  port = await freePort()
  server = await start()
  api = await signIn(server.url, environment.TESSERA_ADMIN_EMAIL, environment.TESSERA_ADMIN_PASSWORD)
  await publishDefinitions(api, 'main', struckDefinitions)
})

afterAll(async () => {
  await server?.stop()
  await proxy?.close()
  await database?.stop()
  await removeDataDir(dataDir)
  await removeDataDir(databaseDir)
})

/** Past the proxy, and past a Postgres that is just recovering. */
const query: Query = async <Row>(text: string) => {
  for (let left = 200; ; left -= 1) {
    const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 5 })
    try {
      return (await within(10_000, sql.unsafe(text).execute(), text)) as unknown as readonly Row[]
    } catch (error) {
      const code = String((error as { code?: string }).code)
      if (left === 0 || !/^(57P|08|CONN|ECONN|SILENT)/.test(code)) throw error
    } finally {
      await sql.end({ timeout: 1 })
    }
    await sleep(50)
  }
}

/** What takes longer is told apart from what fails: nothing may wait for ever. */
async function within<Result>(milliseconds: number, work: Promise<Result>, what: string): Promise<Result> {
  const over = new AbortController()
  const silence = sleep(milliseconds, undefined, { signal: over.signal }).then(() => {
    throw Object.assign(new Error(`no answer within ${milliseconds} ms: ${what}`), { code: 'SILENT' })
  })
  try {
    return await Promise.race([work, silence])
  } finally {
    over.abort()
    silence.catch(() => undefined)
  }
}

const nextMark = (): string => `m${(marks += 1)}`

interface Undisturbed {
  readonly statements: number
  readonly before: Facts
  readonly after: Facts
}

/** The same twice, and the fewer statements: something that the server does of itself may have come between. */
async function known(operation: StruckOperation): Promise<Undisturbed> {
  const [one, other] = [await undisturbed(operation), await undisturbed(operation)]
  return one.statements <= other.statements ? one : other
}

/** How many statements it takes, and what it looks like before and after. */
async function undisturbed(operation: StruckOperation): Promise<Undisturbed> {
  const prepared = await operation.prepare(api, nextMark())
  const before = await prepared.facts(query)
  proxy.arm()
  const answer = await prepared.perform()
  if (!answer.ok) throw new Error(`${operation.name}: ${answer.status} ${await answer.text()}`)
  await prepared.finished?.(query)
  const statements = proxy.counted().length
  const after = await prepared.facts(query)
  expect(after).not.toEqual(before)
  await prepared.complete(query)
  return { statements, before, after }
}

function endOf(victim: Victim, backend: number): void {
  if (victim === 'server') server.child.kill('SIGKILL')
  if (victim === 'postgres') process.kill(backend, 'SIGKILL')
}

async function untilStruck(): Promise<void> {
  const from = Date.now()
  while (!proxy.isStruck()) {
    if (Date.now() - from > 10_000) throw new Error(`no such statement; there were ${proxy.counted().join('\n')}`)
    await sleep(5)
  }
}

/** Milliseconds until a write succeeds again, without anything that a person would do. */
async function healthyAfter(): Promise<number> {
  const from = Date.now()
  for (;;) {
    const answer = await api.fetch('POST', '/api/w/main/records/account', { body: { values: { name: 'Alive' } } }).catch(() => undefined)
    if (answer?.status === 201) return Date.now() - from
    if (Date.now() - from > 20_000) throw new Error(`no write succeeds any more: ${answer?.status}`)
    await sleep(20)
  }
}

interface Outcome {
  readonly isAfter: boolean
  readonly healthyAfter: number
}

async function strike(operation: StruckOperation, known: Undisturbed, { at, moment, victim }: Pick<Strike, 'at' | 'moment'> & { victim: Victim }): Promise<Outcome> {
  const where = `${operation.name}: ${victim} ${moment} statement ${at} of ${known.statements}`
  const prepared = await operation.prepare(api, nextMark())
  proxy.arm({ at, moment, end: (backend) => endOf(victim, backend) })
  const answer = await within(30_000, prepared.perform().catch(() => undefined), where)
  await untilStruck()
  if (victim === 'server') server = await start()
  await within(30_000, proxy.quiet(), where)
  const facts = await prepared.facts(query)
  expect([known.before, known.after].map((each) => ({ where, facts: each }))).toContainEqual({ where, facts })
  const isAfter = JSON.stringify(facts) === JSON.stringify(known.after)
  // Whoever was told that it is done, finds it done; nobody is told of a fault of ours.
  const isHonest = answer === undefined || answer.status === 503 || (answer.ok && (isAfter || prepared.finished !== undefined))
  expect({ where, status: answer?.status, isAfter, isHonest }).toMatchObject({ isHonest: true })
  const healthy = await healthyAfter()
  await prepared.complete(query)
  return { isAfter, healthyAfter: healthy }
}

/** All of them; in CI some and both sides of the last, which is the commit, and for what takes seconds to start again only one. */
function strikesAt(victim: Victim, statements: number): readonly Pick<Strike, 'at' | 'moment'>[] {
  const all = Array.from({ length: statements }, (_, index) => [{ at: index + 1, moment: 'before' as const }, { at: index + 1, moment: 'after' as const }]).flat()
  if (isLong) return all
  const from = Math.floor(Math.random() * all.length)
  if (victim !== 'connection') return all.slice(from, from + 1)
  const step = Math.ceil(all.length / 5)
  return all.filter((_, index) => index % step === from % step || index >= all.length - 2)
}

describe.each(struckOperations)('$name', (operation) => {
  it('is wholly done or not at all, whatever dies at whichever of its statements', async () => {
    const alone = await known(operation)
    const outcomes: Outcome[] = []
    for (const victim of ['connection', 'server', 'postgres'] as const) {
      for (const { at, moment } of strikesAt(victim, alone.statements)) outcomes.push(await strike(operation, alone, { at, moment, victim }))
    }
    const done = outcomes.filter(({ isAfter }) => isAfter).length
    console.log(`${operation.name}: ${alone.statements} statements, struck ${outcomes.length} times, ${done} done and ${outcomes.length - done} not; healthy after ${Math.max(...outcomes.map(({ healthyAfter: wait }) => wait))} ms at most`)
    expect(done).toBeGreaterThan(0)
    expect(outcomes.length - done).toBeGreaterThan(0)
  }, 900_000)
})
