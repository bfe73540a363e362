import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Request } from 'autocannon'
import postgres from 'postgres'
import { publishDefinitions, signIn } from '../support/api-client.ts'
import { ownerUrlOf } from '../support/embedded-process.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { account, bareTables, deal, dealValues } from './deal.ts'
import { type Load, median, run } from './load.ts'

/**
 * Ours beside a bare server that does the same SQL by hand, on one Postgres, in alternating rounds.
 * `npm run bench -- --rounds 5 --seconds 10 --rows 100000`
 */
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '10' }, rows: { type: 'string', default: '100000' } },
})
const [rounds, seconds, rows] = [Number(options.rounds), Number(options.seconds), Number(options.rows)]
const administrator = { TESSERA_ADMIN_EMAIL: 'bench@example.com', TESSERA_ADMIN_PASSWORD: 'correct horse battery staple' }

const goals = { create: 0.75, get: 0.8, list: 0.8, update: 0.7 }

type Work = keyof typeof goals

async function main(): Promise<void> {
  const server = await startServer({ environment: administrator })
  const bare = await prepare(server)
  try {
    for (const work of Object.keys(goals) as Work[]) console.log(await compare(work, { ours: bare.ours[work], bare: bare.bare[work] }))
  } finally {
    await bare.stop()
    await server.stop()
  }
}

async function compare(work: Work, loads: { ours: () => Load; bare: () => Load }): Promise<string> {
  const ratios: number[] = []
  const rates = { ours: [] as number[], bare: [] as number[] }
  await run(loads.ours(), 2)
  await run(loads.bare(), 2)
  for (let round = 0; round < rounds; round += 1) {
    const bare = await run(loads.bare(), seconds)
    const ours = await run(loads.ours(), seconds)
    rates.bare.push(bare)
    rates.ours.push(ours)
    ratios.push(ours / bare)
  }
  const percent = (ratio: number) => `${(ratio * 100).toFixed(0)} %`
  const spread = `${percent(Math.min(...ratios))} to ${percent(Math.max(...ratios))}`
  return `${work.padEnd(7)} ${percent(median(ratios)).padStart(5)} of the bare server (goal ${percent(goals[work])}; ${spread}); ours ${median(rates.ours).toFixed(0)}/s, bare ${median(rates.bare).toFixed(0)}/s`
}

async function prepare(server: ServerProcess) {
  const sql = postgres(ownerUrlOf(server.dataDir), { max: 2, onnotice: () => undefined })
  const api = await signIn(server.url, administrator.TESSERA_ADMIN_EMAIL, administrator.TESSERA_ADMIN_PASSWORD)
  await publishDefinitions(api, 'main', [account, deal])
  const records = `${server.url}/api/w/main/records`
  const { id: accountId } = await api.call<{ id: string }>('POST', '/api/w/main/records/account', { body: { values: { name: 'Acme' } } })
  await sql.unsafe(bareTables)
  await sql`insert into bare.account values (${accountId}, 'Acme')`
  await seed(sql, accountId)
  const port = await startBare(ownerUrlOf(server.dataDir))
  const bareUrl = `http://127.0.0.1:${port.number}`
  const ids = (await sql<{ id: string }[]>`select id from bare.deal limit 5000`).map(({ id }) => id)
  const headers = { cookie: api.cookie, origin: server.url, 'content-type': 'application/json' }
  const where = encodeURIComponent(JSON.stringify({ '==': [{ var: 'stage' }, 'won'] }))
  const ours = {
    create: () => ({ url: server.url, headers, requests: [creating('/api/w/main/records/deal', accountId)] }),
    get: () => ({ url: server.url, headers, requests: reading((id) => `/api/w/main/records/deal/${id}`, ids) }),
    list: () => ({ url: `${records}/deal?where=${where}&sort=-amount&limit=50`, headers, requests: [{ method: 'GET' as const }] }),
    update: () => ({ url: server.url, headers, requests: updating((id) => `/api/w/main/records/deal/${id}`, versions(ids, 'ours')) }),
  }
  const plain = { 'content-type': 'application/json' }
  const bare = {
    create: () => ({ url: bareUrl, headers: plain, requests: [creating('/deals', accountId)] }),
    get: () => ({ url: bareUrl, headers: plain, requests: reading((id) => `/deals/${id}`, ids) }),
    list: () => ({ url: `${bareUrl}/deals?stage=won`, headers: plain, requests: [{ method: 'GET' as const }] }),
    update: () => ({ url: bareUrl, headers: plain, requests: updating((id) => `/deals/${id}`, versions(ids, 'bare')) }),
  }
  const stop = async () => {
    port.stop()
    await sql.end()
  }
  return { ours, bare, stop }
}

/** The same rows, with the same ids, in both tables. */
async function seed(sql: postgres.Sql, accountId: string): Promise<void> {
  await sql.unsafe(`insert into bare.deal (id, version, created_at, updated_at, name, code, email, phone, amount, discount, probability, stage, close_date, is_open, note, account)
    select gen_random_uuid(), 1, now(), now(), 'Renewal ' || n, 'C-' || n, 'buyer' || n || '@example.com', '+12025550123', (n * 7919) % 1000000 + 0.50, 5.00, 20.00,
      (array['new','open','won','lost'])[n % 4 + 1], date '2026-12-31', true, 'Wants the yearly plan, paid in advance.', '${accountId}' from generate_series(1, ${rows}) n`)
  await sql.unsafe(`insert into ws_main.deal (id, version, created_at, updated_at, name, code, email, phone, amount, discount, probability, stage, close_date, is_open, note, account)
    select id, version, created_at, updated_at, name, code, email, phone, amount, discount, probability, stage, close_date, is_open, note, account from bare.deal`)
  await sql.unsafe('analyze bare.deal')
  await sql.unsafe('analyze ws_main.deal')
}

let created = 0

const creating = (path: string, accountId: string): Request => ({
  method: 'POST',
  path,
  setupRequest: (request) => ({ ...request, body: JSON.stringify({ values: dealValues((created += 1), accountId) }) }),
})

const reading = (pathOf: (id: string) => string, ids: readonly string[]): Request[] => {
  let next = 0
  return [{ method: 'GET', setupRequest: (request) => ({ ...request, path: pathOf(ids[(next += 1) % ids.length] ?? '') }) }]
}

/** The version of every record, known across rounds; a record is changed by one connection at a time. */
const versions = (ids: readonly string[], of: 'ours' | 'bare') => (known[of] ??= ids.map((id) => ({ id, version: 1 })))

const known: Partial<Record<'ours' | 'bare', { id: string; version: number }[]>> = {}

const updating = (pathOf: (id: string) => string, free: { id: string; version: number }[]): Request[] => [
  {
    method: 'PATCH',
    setupRequest: (request, context) => {
      const record = free.shift() ?? { id: '', version: 0 }
      Object.assign(context, { record })
      const amount = `${(record.version * 137) % 900000}.25`
      return { ...request, path: pathOf(record.id), headers: { ...request.headers, 'if-match': `"${record.version}"` }, body: JSON.stringify({ values: { amount } }) }
    },
    onResponse: (_status, _body, context) => {
      const { record } = context as { record: { id: string; version: number } }
      record.version += 1
      free.push(record)
    },
  },
]

async function startBare(url: string): Promise<{ number: number; stop(): void }> {
  const number = 20_000 + Math.floor(Math.random() * 20_000)
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-server.ts'), url, String(number)], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return { number, stop: () => child.kill() }
}

await main()
