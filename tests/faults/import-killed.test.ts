import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiClient, finishedJob, publishDefinitions, signIn } from '../support/api-client.ts'
import { ownerUrlOf } from '../support/embedded-process.ts'
import { freePort } from '../../server/embedded/free-port.ts'
import { removeDataDir, type ServerProcess, startServer } from '../support/server-process.ts'
import { administrator, setUpBy, setUpDataDir } from '../support/set-up.ts'

/** `KILLS=30 npm run prove:faults`; one in CI, for each waits until the dead worker's lease has run out. */
const kills = Math.ceil(Number(process.env.KILLS ?? 10) / 10)
const rows = 20_000
const lead = {
  kind: 'object', format: 1, id: 'obj_00000000001d', name: 'lead', label: 'Lead', plural: 'Leads', title: 'name',
  fields: [
    { id: 'fld_000000000101', name: 'name', type: 'text', label: 'Name', required: true },
    { id: 'fld_000000000102', name: 'amount', type: 'integer', label: 'Amount' },
    { id: 'fld_000000000103', name: 'number', type: 'autonumber', label: 'No.', pattern: 'L-{000000}' },
  ],
}

let dataDir: string
let port: number
let server: ServerProcess
let api: ApiClient

beforeAll(async () => {
  dataDir = setUpDataDir()
  port = await freePort()
  server = await startServer({ dataDir, port, environment: setUpBy })
  api = await signIn(server.url, administrator.email, administrator.password)
  await publishDefinitions(api, 'main', [lead])
})

afterAll(async () => {
  await server?.stop()
  await removeDataDir(dataDir)
})

const killAndStart = async (): Promise<void> => {
  await server.kill()
  server = await startServer({ dataDir, port, environment: setUpBy })
}

async function query<Row>(text: string): Promise<readonly Row[]> {
  const sql = postgres(ownerUrlOf(dataDir), { max: 1, onnotice: () => undefined })
  try {
    return (await sql.unsafe(text)) as unknown as readonly Row[]
  } finally {
    await sql.end()
  }
}

async function beginImport(round: number): Promise<string> {
  const text = `name,amount\n${Array.from({ length: rows }, (_, index) => `Lead ${round}.${index},${index}`).join('\n')}\n`
  const upload = await fetch(`${server.url}/api/w/main/files?name=leads.csv`, { method: 'POST', body: text, headers: { origin: server.url, cookie: api.cookie, 'content-type': 'text/csv' } })
  const { id: file } = (await upload.json()) as { id: string }
  const columns = [{ column: 'name', field: 'fld_000000000101' }, { column: 'amount', field: 'fld_000000000102' }]
  const { id } = await api.call<{ id: string }>('POST', '/api/w/main/imports', { body: { file, object: 'lead', mode: 'insert', mapping: { columns } } })
  return id
}

const doneOf = async (job: string): Promise<number> => (await api.call<{ done: number }>('GET', `/api/w/main/jobs/${job}`)).done

/** Asks without a pause, so that what follows happens while the next batch is being stored. */
async function untilBeyond(job: string, done: number): Promise<number> {
  for (;;) {
    const now = await doneOf(job)
    if (now > done) return now
    await sleep(5)
  }
}

describe('kill -9 of the server', () => {
  it(`lets an import of ${rows} rows go on by itself within 15 s, each row once, in ${kills} kills`, async () => {
    for (let round = 1; round <= kills; round += 1) {
      const job = await beginImport(round)
      const before = await untilBeyond(job, 0)
      const killedAt = Date.now()
      await killAndStart()
      const left = await doneOf(job)
      expect(left).toBeLessThan(rows)
      await untilBeyond(job, left)
      const movedAfter = Date.now() - killedAt
      const { result } = await finishedJob(api, 'main', job)
      console.log(`killed after ${before} of ${rows} rows; the import moved again after ${movedAfter} ms`)
      expect(movedAfter).toBeLessThan(15_000)
      expect(result).toMatchObject({ created: rows, updated: 0, unchanged: 0, rejected: 0 })
      const [stored] = await query(`select count(*)::int as rows, count(distinct name)::int as names, count(distinct number)::int as numbers from ws_main.lead`)
      expect(stored).toEqual({ rows: rows * round, names: rows * round, numbers: rows * round })
      const [told] = await query(`select sum((bulk->>'count')::int)::int as rows from ws_main._change where bulk->>'job' = '${job}'`)
      expect(told).toEqual({ rows })
    }
  }, 300_000)

  it('leaves nothing of an upload for longer than a day', async () => {
    const folder = path.join(dataDir, 'files/main')
    const kept = fs.readdirSync(folder)
    const headers = { origin: server.url, cookie: api.cookie, 'content-type': 'text/csv', 'transfer-encoding': 'chunked' }
    const upload = http.request(`${server.url}/api/w/main/files?name=never.csv`, { method: 'POST', headers }).on('error', () => undefined)
    upload.write('name\nHalf a ')
    while (fs.readdirSync(folder).length === kept.length) await sleep(10)
    await killAndStart()
    const [unfinished] = fs.readdirSync(folder).filter((name) => !kept.includes(name))
    expect(unfinished).toMatch(/\.part$/)
    const left = await query<{ key: string; days: number }>(`select key, extract(day from expires_at - created_at)::int as days from ws_main._file where size = 0`)
    expect(left).toEqual([{ key: `main/${unfinished?.replace('.part', '')}`, days: 1 }])
    await query(`update ws_main._file set expires_at = now() - interval '11 minutes' where size = 0`)
    await killAndStart()
    while (fs.readdirSync(folder).length > kept.length) await sleep(50)
    expect(fs.readdirSync(folder)).toEqual(kept)
    expect(await query(`select 1 from ws_main._file where size = 0`)).toHaveLength(0)
  }, 60_000)
})
