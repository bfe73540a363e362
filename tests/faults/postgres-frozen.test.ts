import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { account } from '../bench/deal.ts'
import { type ApiClient, publishDefinitions, signIn } from '../support/api-client.ts'
import { removeDataDir, type ServerProcess, startServer } from '../support/server-process.ts'
import { administrator, setUpBy, setUpDataDir } from '../support/set-up.ts'

let dataDir: string
let server: ServerProcess
let api: ApiClient
let frozen: readonly number[] = []

beforeEach(async () => {
  dataDir = setUpDataDir()
  server = await startServer({ dataDir, environment: setUpBy })
  api = await signIn(server.url, administrator.email, administrator.password)
  await publishDefinitions(api, 'main', [account])
})

afterEach(async () => {
  thaw()
  await server?.stop()
  await removeDataDir(dataDir)
})

/** The processes that the postmaster has started. */
const backends = (): readonly number[] =>
  fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => parentOf(pid) === server.postmasterPid())

function parentOf(pid: number): number | undefined {
  try {
    return Number(fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
  } catch {
    return undefined
  }
}

function freeze(pids: readonly number[]): void {
  frozen = pids
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
}

function thaw(): void {
  for (const pid of frozen) process.kill(pid, 'SIGCONT')
  frozen = []
}

interface Answered {
  readonly status: number
  readonly retryAfter: string | null
  readonly milliseconds: number
}

async function timed(work: () => Promise<Response>): Promise<Answered> {
  const from = Date.now()
  const answer = await work()
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), milliseconds: Date.now() - from }
}

const records = '/api/w/main/records/account'

const create = () => api.fetch('POST', records, { body: { values: { name: 'Acme' } } })

/** Milliseconds until the whole pool serves again. */
async function healthyAfter(): Promise<number> {
  const from = Date.now()
  while (Date.now() - from < 30_000) {
    const answers = await Promise.all(Array.from({ length: 20 }, create))
    if (answers.every(({ status }) => status === 201)) return Date.now() - from
    await sleep(50)
  }
  throw new Error('the pool does not become whole')
}

describe('a Postgres that is frozen', () => {
  it('leaves no request without an answer for 15 s, and serves again when it goes on', async () => {
    expect((await create()).status).toBe(201)
    freeze([server.postmasterPid(), ...backends()])
    // More than the pool has connections: some wait for an answer, the others for a connection.
    const requests = Array.from({ length: 30 }, (_, index) => timed(index % 3 === 0 ? create : () => api.fetch('GET', records)))
    expect((await timed(() => fetch(`${server.url}/healthz`))).status).toBe(200)
    const first = await Promise.all(requests)
    const later = await Promise.all(Array.from({ length: 30 }, () => timed(create)))
    console.log(`frozen: answered within ${Math.max(...first.map(({ milliseconds }) => milliseconds))} ms, then ${Math.max(...later.map(({ milliseconds }) => milliseconds))} ms`)
    for (const { status, retryAfter, milliseconds } of [...first, ...later]) {
      expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: '2' })
      expect(milliseconds).toBeLessThan(15_000)
    }
    thaw()
    const healthy = await healthyAfter()
    console.log(`healthy ${healthy} ms after it went on`)
    expect(healthy).toBeLessThan(5_000)
    expect(server.child.exitCode).toBeNull()
  }, 120_000)

  it('is served by new connections when only the old ones are dead', async () => {
    await Promise.all(Array.from({ length: 20 }, create))
    freeze(backends().filter((pid) => /: tessera_(owner|runtime) /.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8'))))
    expect(frozen.length).toBeGreaterThan(0)
    const healthy = await healthyAfter()
    console.log(`healthy ${healthy} ms after all connections froze`)
    expect(healthy).toBeLessThan(15_000)
  }, 120_000)
})
