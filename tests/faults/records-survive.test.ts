import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, deal, dealValues } from '../bench/deal.ts'
import { type ApiClient, publishDefinitions, signIn } from '../support/api-client.ts'
import { ownerUrlOf } from '../support/embedded-process.ts'
import { freePort } from '../../server/embedded/free-port.ts'
import { removeDataDir, type ServerProcess, startServer } from '../support/server-process.ts'
import { administrator, setUpBy, setUpDataDir } from '../support/set-up.ts'

/** `KILLS=30 npm run prove:faults`; ten of each kind in CI. */
const kills = Number(process.env.KILLS ?? 10)
let dataDir: string
let port: number
let server: ServerProcess
let api: ApiClient
let accountId: string
const acknowledged = new Map<string, string>()
let isOver = false
let number = 0

const start = () => startServer({ dataDir, port, environment: setUpBy })

beforeAll(async () => {
  dataDir = setUpDataDir()
  port = await freePort()
  server = await start()
  api = await signIn(server.url, administrator.email, administrator.password)
  await publishDefinitions(api, 'main', [account, deal])
  accountId = (await api.call<{ id: string }>('POST', '/api/w/main/records/account', { body: { values: { name: 'Acme' } } })).id
})

afterAll(async () => {
  await server?.stop()
  await removeDataDir(dataDir)
})

/** Writes without a pause; remembers what the server said it has stored. */
async function keepWriting(): Promise<void> {
  while (!isOver) {
    const values = { ...dealValues((number += 1), accountId), code: `K-${number}` }
    const answer = await api.fetch('POST', '/api/w/main/records/deal', { body: { values } }).catch(() => undefined)
    if (answer?.status === 201) {
      const { id } = (await answer.json().catch(() => ({}))) as { id?: string }
      if (id !== undefined) acknowledged.set(id, values.code)
    } else await sleep(20)
  }
}

/** Milliseconds until a write succeeds again. */
async function healthyAfter(): Promise<number> {
  const from = Date.now()
  for (;;) {
    const answer = await api.fetch('POST', '/api/w/main/records/account', { body: { values: { name: 'Alive' } } }).catch(() => undefined)
    if (answer?.status === 201) return Date.now() - from
    if (Date.now() - from > 60_000) throw new Error('no write succeeds any more')
    await sleep(25)
  }
}

describe('records under kill -9', () => {
  it(`lose nothing that was acknowledged in ${kills} kills of the server and ${kills} of Postgres`, async () => {
    const writers = Array.from({ length: 6 }, keepWriting)
    for (let round = 0; round < kills; round += 1) {
      await sleep(300 + ((round * 137) % 500))
      await server.kill()
      server = await start()
      await healthyAfter()
    }
    const waits: number[] = []
    for (let round = 0; round < kills; round += 1) {
      await sleep(300 + ((round * 211) % 500))
      process.kill(server.postmasterPid(), 'SIGKILL')
      await sleep(50)
      waits.push(await healthyAfter())
      expect(server.child.exitCode).toBeNull()
    }
    isOver = true
    await Promise.all(writers)
    console.log(`${acknowledged.size} acknowledged writes; healthy again after ${Math.max(...waits)} ms at most`)

    const sql = postgres(ownerUrlOf(dataDir), { max: 1, onnotice: () => undefined })
    const rows = await sql<{ id: string; changes: number }[]>`
      select d.id, (select count(*)::int from ws_main._change c where c.record = d.id and c.op = 'create') as changes from ws_main.deal d`
    const orphans = await sql`select record from ws_main._change c where c.op = 'create' and c.object = ${deal.id} and not exists (select 1 from ws_main.deal d where d.id = c.record)`
    await sql.end()
    const stored = new Set(rows.map(({ id }) => id))
    expect(acknowledged.size).toBeGreaterThan(100)
    expect([...acknowledged.keys()].filter((id) => !stored.has(id))).toEqual([])
    expect(rows.filter(({ changes }) => changes !== 1)).toEqual([])
    expect(orphans).toHaveLength(0)
  }, 1_200_000)
})
